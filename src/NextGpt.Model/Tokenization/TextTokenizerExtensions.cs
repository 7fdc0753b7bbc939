using System.Text;

namespace NextGpt.Model.Tokenization;

/// <summary>What follows from <see cref="ITextTokenizer"/> alone.</summary>
public static class TextTokenizerExtensions
{
    /// <summary>Turns ids back into text; bytes that are no UTF-8 become U+FFFD.</summary>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="ids">The ids; those outside the text vocabulary add nothing.</param>
    /// <returns>The text.</returns>
    public static string Decode(this ITextTokenizer tokenizer, IEnumerable<int> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var stream = new TextDetokenizer(tokenizer);
        var text = new StringBuilder();
        foreach (int id in ids)
        {
            text.Append(stream.Push(id));
        }

        return text.Append(stream.Finish()).ToString();
    }
}
