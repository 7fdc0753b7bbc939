using System.Buffers;
using System.Text;

namespace NextGpt.Model.Tokenization;

/// <summary>Turns ids into text one by one; a character whose bytes are spread over several ids comes out with the last of them.</summary>
/// <param name="tokenizer">Gives the bytes of an id.</param>
public sealed class TextDetokenizer(ITextTokenizer tokenizer)
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly ArrayBufferWriter<char> _chars = new();
    private bool _atStart = tokenizer.DropsLeadingSpace;

    /// <summary>Takes the next id.</summary>
    /// <param name="id">Any id.</param>
    /// <returns>The characters that are complete now; often none.</returns>
    public string Push(int id) => Convert(tokenizer.BytesOf(id), flush: false);

    /// <summary>Ends the text.</summary>
    /// <returns>U+FFFD where bytes of an unfinished character are left, otherwise nothing.</returns>
    public string Finish() => Convert([], flush: true);

    private string Convert(ReadOnlySpan<byte> bytes, bool flush)
    {
        _chars.ResetWrittenCount();
        _decoder.Convert(bytes, _chars, flush, out _, out _);
        ReadOnlySpan<char> chars = _chars.WrittenSpan;
        if (_atStart && chars.Length > 0)
        {
            _atStart = false;
            chars = chars[0] == ' ' ? chars[1..] : chars;
        }

        return chars.ToString();
    }
}
