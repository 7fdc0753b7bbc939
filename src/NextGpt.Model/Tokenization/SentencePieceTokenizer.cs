using System.Globalization;
using System.Text;
using Microsoft.ML.Tokenizers;
using NextGpt.Model.Bundles;

namespace NextGpt.Model.Tokenization;

/// <summary>LLaMA's sentencepiece vocabulary (<c>tokenizer.model</c>): each text on its own begins with a dummy space; unknown characters fall back to bytes.</summary>
public sealed class SentencePieceTokenizer : ITextTokenizer
{
    private const char SpaceMark = '\u2581';

    private readonly LlamaTokenizer _tokenizer;
    private readonly Dictionary<int, byte[]> _bytes;
    private readonly HashSet<int> _control;

    private SentencePieceTokenizer(LlamaTokenizer tokenizer)
    {
        _tokenizer = tokenizer;
        _control = [tokenizer.BeginningOfSentenceId, tokenizer.EndOfSentenceId, tokenizer.UnknownId];
        _bytes = tokenizer.Vocabulary.Where(e => !_control.Contains(e.Value)).ToDictionary(e => e.Value, e => BytesOf(e.Key));
    }

    /// <inheritdoc/>
    public bool DropsLeadingSpace => true;

    /// <summary>Reads a sentencepiece model.</summary>
    /// <param name="path">The path of tokenizer.model.</param>
    /// <returns>The tokenizer.</returns>
    /// <exception cref="BundleException">The file is no sentencepiece BPE model.</exception>
    public static SentencePieceTokenizer Load(string path)
    {
        using FileStream stream = File.OpenRead(path);
        try
        {
            return new SentencePieceTokenizer(LlamaTokenizer.Create(stream, addBeginOfSentence: false, addEndOfSentence: false));
        }
        catch (Exception ex) when (ex is not IOException)
        {
            throw new BundleException(path, "a sentencepiece BPE model", ex.Message.ReplaceLineEndings(" ").TrimEnd('.'), ex);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<int> Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
        {
            return [];
        }

        IReadOnlyList<int> ids = _tokenizer.EncodeToIds(ByteLevelBpeTokenizer.WellFormed(text), addBeginningOfSentence: false, addEndOfSentence: false);

        // A typed "<s>" is text. Should the library ever answer with the control id, its spelling goes in byte by byte instead.
        return ids.Any(_control.Contains) ? [.. ids.SelectMany(Spell)] : ids;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> BytesOf(int id) => _bytes.TryGetValue(id, out byte[]? bytes) ? bytes : [];

    private IEnumerable<int> Spell(int id)
    {
        if (!_control.Contains(id))
        {
            return [id];
        }

        string spelling = id == _tokenizer.BeginningOfSentenceId ? _tokenizer.BeginningOfSentenceToken
            : id == _tokenizer.EndOfSentenceId ? _tokenizer.EndOfSentenceToken : _tokenizer.UnknownToken;
        return Encoding.UTF8.GetBytes(spelling).Select(b => _tokenizer.Vocabulary[$"<0x{b:X2}>"]);
    }

    private static byte[] BytesOf(string piece) =>
        piece.Length == 6 && piece.StartsWith("<0x", StringComparison.Ordinal) && byte.TryParse(piece.AsSpan(3, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out byte value)
            ? [value]
            : Encoding.UTF8.GetBytes(piece.Replace(SpaceMark, ' '));
}
