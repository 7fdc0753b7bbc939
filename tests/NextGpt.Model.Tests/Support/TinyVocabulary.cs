using System.Text.Json;
using NextGpt.Model.Tokenization;

namespace NextGpt.Model.Tests.Support;

/// <summary>The 256 bytes, a few merges, and a marker that no merge spells.</summary>
internal static class TinyVocabulary
{
    public const int Stray = 299;
    private static readonly string[] Merges = ["a t", "c at", "Ġ cat", "Ġ a", "r e", "re d", "Ġ red", "# #", "## #"];

    public static ByteLevelBpeTokenizer Load(TemporaryFolder folder)
    {
        Write(folder);
        return ByteLevelBpeTokenizer.Load(folder["vocab.json"], folder["merges.txt"]);
    }

    public static void Write(TemporaryFolder folder)
    {
        var vocabulary = Enumerable.Range(0, 256).ToDictionary(b => ByteAlphabet.CharOf((byte)b).ToString(), b => b);
        for (int i = 0; i < Merges.Length; i++)
        {
            vocabulary[Merges[i].Replace(" ", "", StringComparison.Ordinal)] = 256 + i;
        }

        vocabulary["[IMG0]"] = Stray;
        File.WriteAllText(folder["vocab.json"], JsonSerializer.Serialize(vocabulary));
        File.WriteAllText(folder["merges.txt"], "#version: 0.2\n" + string.Join('\n', Merges) + "\n");
    }
}
