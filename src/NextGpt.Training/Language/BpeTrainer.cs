using System.Text;
using System.Text.RegularExpressions;
using NextGpt.Model.Tokenization;

namespace NextGpt.Training.Language;

/// <summary>Learns byte-level merges from text (Sennrich et al. 2016), in the dialect that <see cref="ByteLevelBpeTokenizer"/> reads.</summary>
internal static class BpeTrainer
{
    /// <summary>Learns merges.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="whole">Words that have to become one token with the space before them.</param>
    /// <param name="size">The size of the vocabulary, the 256 bytes included.</param>
    /// <returns>The tokens in order of their ids, and the merges, the strongest first.</returns>
    public static (List<string> Vocabulary, List<string> Merges) Train(IEnumerable<string> texts, IEnumerable<string> whole, int size)
    {
        Regex split = new(ByteLevelBpeTokenizer.SplitPattern, RegexOptions.CultureInvariant);
        Dictionary<string, long> counts = new(StringComparer.Ordinal);
        foreach (string text in texts)
        {
            foreach (Match match in split.Matches(text))
            {
                counts[match.Value] = counts.GetValueOrDefault(match.Value) + 1;
            }
        }

        foreach (string word in whole)
        {
            counts[" " + word] = 1L << 40;
        }

        (List<string> Symbols, long Count)[] words = [.. counts.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (Bytes(entry.Key), entry.Value))];
        List<string> vocabulary = [.. Enumerable.Range(0, 256).Select(value => ByteAlphabet.CharOf((byte)value).ToString())];
        List<string> merges = [];
        while (vocabulary.Count < size && Best(words) is { } pair)
        {
            merges.Add($"{pair.Left} {pair.Right}");
            string merged = pair.Left + pair.Right;
            if (!vocabulary.Contains(merged))
            {
                vocabulary.Add(merged);
            }

            foreach ((List<string> symbols, _) in words)
            {
                Merge(symbols, pair.Left, pair.Right, merged);
            }
        }

        return (vocabulary, merges);
    }

    private static List<string> Bytes(string word) => [.. Encoding.UTF8.GetBytes(word).Select(value => ByteAlphabet.CharOf(value).ToString())];

    private static (string Left, string Right)? Best((List<string> Symbols, long Count)[] words)
    {
        Dictionary<(string Left, string Right), long> pairs = [];
        foreach ((List<string> symbols, long count) in words)
        {
            for (int i = 0; i + 1 < symbols.Count; i++)
            {
                (string, string) pair = (symbols[i], symbols[i + 1]);
                pairs[pair] = pairs.GetValueOrDefault(pair) + count;
            }
        }

        // Ties go by spelling, so that the same corpus always gives the same merges.
        (string Left, string Right)? best = null;
        long most = 1;
        foreach (((string Left, string Right) pair, long count) in pairs)
        {
            if (count > most || (count == most && best is { } other && string.CompareOrdinal(pair.Left + " " + pair.Right, other.Left + " " + other.Right) < 0))
            {
                best = pair;
                most = count;
            }
        }

        return best;
    }

    private static void Merge(List<string> symbols, string left, string right, string merged)
    {
        for (int i = 0; i + 1 < symbols.Count; i++)
        {
            if (symbols[i] == left && symbols[i + 1] == right)
            {
                symbols[i] = merged;
                symbols.RemoveAt(i + 1);
            }
        }
    }
}
