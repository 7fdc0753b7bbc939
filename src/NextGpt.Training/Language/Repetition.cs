using NextGpt.Training.Nets;
using NextGpt.Training.Stages;
using static TorchSharp.torch;

namespace NextGpt.Training.Language;

/// <summary>
/// Random tokens, twice: what came after this one the last time comes again. Heads that find it (induction heads, Olsson et al. 2022) are what
/// bind words to their places in a request, and dialogues alone are slow to call for them.
/// </summary>
internal static class Repetition
{
    private const int Longest = 14;

    /// <summary>The cross-entropy of the second time, over rows of one length. Short ones first: there chance finds the match.</summary>
    public static Tensor Loss(LanguageModel model, NanoVocabulary vocabulary, StepRandom random, int rows)
    {
        int length = random.Random.Next(2, 11 + (int)(Longest * random.Progress));
        long[][] sequences = [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, length).Select(_ => (long)random.Random.Next(vocabulary.TextCount)).ToArray())];
        Tensor ids = tensor(sequences.SelectMany(sequence => sequence.Concat(sequence)).ToArray()).view(rows, 2 * length);
        Tensor states = model.Hidden(model.Embed(ids)).narrow(1, length, length - 1);
        Tensor targets = ids.narrow(1, length + 1, length - 1);
        return nn.functional.cross_entropy(model.Logits(states.reshape(rows * (length - 1), -1)), targets.reshape(-1));
    }
}
