namespace NextGpt.Model.Tokenization;

/// <summary>
/// Text to ids and back. It knows the text vocabulary only: the tokens that lie outside it (signals, markers, begin and end) never come
/// out of <see cref="Encode"/>, whatever the text spells.
/// </summary>
public interface ITextTokenizer
{
    /// <summary>Gets a value indicating whether decoding a whole sequence drops one leading space (sentencepiece's dummy prefix).</summary>
    public bool DropsLeadingSpace { get; }

    /// <summary>Turns text into ids, without a begin or end token.</summary>
    /// <param name="text">Any UTF-16; a lone surrogate becomes U+FFFD.</param>
    /// <returns>Ids of the text vocabulary.</returns>
    public IReadOnlyList<int> Encode(string text);

    /// <summary>Gets the UTF-8 bytes that an id stands for; a character may be spread over several ids.</summary>
    /// <param name="id">Any id; one outside the text vocabulary stands for no bytes.</param>
    /// <returns>The bytes, valid as long as the tokenizer.</returns>
    public ReadOnlySpan<byte> BytesOf(int id);
}
