using NextGpt.Training.Nets;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Splits;
using static TorchSharp.torch;

namespace NextGpt.Training.Foundations;

/// <summary>The words of captions with their numbers: the text encoder's own vocabulary, fixed by the world alone.</summary>
internal sealed class CaptionVocabulary
{
    private const int Samples = 20000;
    private readonly Dictionary<string, long> _ids;

    public CaptionVocabulary()
    {
        Random random = new(0);
        SortedSet<string> words = new(StringComparer.Ordinal);
        for (int i = 0; i < Samples; i++)
        {
            words.UnionWith(Words(Caption.Of(SceneDraw.Any(random, SplitPart.All))));
        }

        _ids = words.Select((word, id) => (word, id)).ToDictionary(entry => entry.word, entry => (long)entry.id, StringComparer.Ordinal);
    }

    /// <summary>Gets the number of words; the id behind the last one pads.</summary>
    public int Count => _ids.Count;

    /// <summary>Encodes captions as ids [n, <see cref="TextEncoder.Length"/>]; the empty caption is all padding.</summary>
    public Tensor Encode(IReadOnlyList<string> captions)
    {
        long[] ids = new long[captions.Count * TextEncoder.Length];
        Array.Fill(ids, Count);
        for (int i = 0; i < captions.Count; i++)
        {
            int position = i * TextEncoder.Length;
            foreach (string word in Words(captions[i]))
            {
                ids[position++] = _ids[word];
            }
        }

        return tensor(ids).view(captions.Count, TextEncoder.Length);
    }

    private static string[] Words(string caption) => caption.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
