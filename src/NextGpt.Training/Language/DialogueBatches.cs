using NextGpt.Training.World.Language;

namespace NextGpt.Training.Language;

/// <summary>
/// Batches of dialogues of about one length: many are drawn at once, sorted, and cut into batches, so that little is spent on padding.
/// A step's batch follows from the seed and the step's number alone.
/// </summary>
internal sealed class DialogueBatches(NanoVocabulary vocabulary, int seed, int size, bool signals, Func<Random, Dialogue> draw, int slots = Telegraph.Length, Func<int, int>? longest = null)
{
    private const int BatchesAtOnce = 16;
    private int _drawn = -1;
    private LaidOutDialogue[][] _batches = [];

    public LaidOutDialogue[] Of(int step)
    {
        int block = step / BatchesAtOnce;
        if (block != _drawn)
        {
            Random random = new(HashCode(block));
            int limit = longest?.Invoke(block * BatchesAtOnce) ?? int.MaxValue;
            List<LaidOutDialogue> dialogues = [];
            while (dialogues.Count < size * BatchesAtOnce)
            {
                if (LaidOutDialogue.Of(draw(random), vocabulary, signals, slots) is { } laidOut && laidOut.Ids.Length <= limit)
                {
                    dialogues.Add(laidOut);
                }
            }

            LaidOutDialogue[][] batches = [.. dialogues.OrderBy(dialogue => dialogue.Ids.Length).Chunk(size)];
            random.Shuffle(batches);
            (_batches, _drawn) = (batches, block);
        }

        return _batches[step % BatchesAtOnce];
    }

    private int HashCode(int block) => unchecked((int)(((uint)seed * 2654435761u) ^ ((uint)block * 40503u))) & 0x7fffffff;
}
