using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;
using NextGpt.Model.Bundles;

namespace NextGpt.Model.Tokenization;

/// <summary>
/// Byte-level byte pair encoding in GPT-2's dialect: <c>vocab.json</c> is one object of token to id, <c>merges.txt</c> has an optional line
/// <c>#version: …</c> and then one merge a line, its two sides parted by a space, the strongest first; both are written in the
/// <see cref="ByteAlphabet"/>. All 256 single bytes are in the vocabulary, so every text can be encoded. Text is split by
/// <see cref="SplitPattern"/> before merging, without a prefix space.
/// </summary>
public sealed partial class ByteLevelBpeTokenizer : ITextTokenizer
{
    /// <summary>GPT-2's split of text into words, each with the space before it. A trainer of merges must split likewise.</summary>
    public const string SplitPattern = @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+";

    private readonly BpeTokenizer _tokenizer;
    private readonly Dictionary<int, byte[]> _bytes;

    private ByteLevelBpeTokenizer(BpeTokenizer tokenizer, Dictionary<int, byte[]> bytes)
    {
        _tokenizer = tokenizer;
        _bytes = bytes;
    }

    /// <inheritdoc/>
    public bool DropsLeadingSpace => false;

    /// <summary>Reads a vocabulary and its merges.</summary>
    /// <param name="vocabularyPath">The path of vocab.json.</param>
    /// <param name="mergesPath">The path of merges.txt.</param>
    /// <returns>The tokenizer.</returns>
    /// <exception cref="BundleException">A file is not in the dialect, or a byte has no token.</exception>
    public static ByteLevelBpeTokenizer Load(string vocabularyPath, string mergesPath)
    {
        Dictionary<string, int> vocabulary = ReadVocabulary(vocabularyPath);
        List<string> merges = [.. File.ReadLines(mergesPath).Where(l => l.Length > 0 && !l.StartsWith("#version", StringComparison.Ordinal))];

        // A merge makes only what the merges spell; a token that no merge can make (a marker left in vocab.json) must not be found by its spelling.
        HashSet<string> reachable = [.. Enumerable.Range(0, 256).Select(b => ByteAlphabet.CharOf((byte)b).ToString())];
        foreach (string merge in merges)
        {
            string[] sides = merge.Split(' ');
            if (sides.Length != 2 || !vocabulary.ContainsKey(sides[0] + sides[1]))
            {
                throw new BundleException($"Merge '{merge}' of {mergesPath}", "two tokens whose sum is in vocab.json", sides.Length == 2 ? $"'{sides[0] + sides[1]}', which is not" : $"{sides.Length} parts");
            }

            reachable.Add(sides[0] + sides[1]);
        }

        foreach (string single in reachable)
        {
            if (!vocabulary.ContainsKey(single))
            {
                throw new BundleException($"Byte-level token '{single}' of {vocabularyPath}", "an id", "none");
            }
        }

        KeyValuePair<string, int>[] kept = [.. vocabulary.Where(e => reachable.Contains(e.Key))];
        var tokenizer = BpeTokenizer.Create(new BpeOptions(kept)
        {
            Merges = merges,
            ByteLevel = true,
            PreTokenizer = new RegexPreTokenizer(Split(), specialTokens: null),
        });
        return new ByteLevelBpeTokenizer(tokenizer, kept.ToDictionary(e => e.Value, e => BytesOf(e.Key)));
    }

    /// <inheritdoc/>
    public IReadOnlyList<int> Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _tokenizer.EncodeToIds(WellFormed(text));
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> BytesOf(int id) => _bytes.TryGetValue(id, out byte[]? bytes) ? bytes : [];

    internal static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static Dictionary<string, int> ReadVocabulary(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt32());
        }
        catch (Exception ex) when (ex is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new BundleException(path, "one JSON object of token to id", ex.Message.ReplaceLineEndings(" ").TrimEnd('.'), ex);
        }
    }

    private static byte[] BytesOf(string token)
    {
        var bytes = new byte[token.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            if (!ByteAlphabet.TryByteOf(token[i], out bytes[i]))
            {
                throw new BundleException($"Token '{token}'", "characters of GPT-2's byte alphabet", $"U+{(int)token[i]:X4}");
            }
        }

        return bytes;
    }

    [GeneratedRegex(SplitPattern, RegexOptions.CultureInvariant)]
    private static partial Regex Split();
}
