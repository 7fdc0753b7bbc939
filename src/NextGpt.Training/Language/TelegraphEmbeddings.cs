using NextGpt.Training.Nets;
using NextGpt.Training.World.Language;
using static TorchSharp.torch;

namespace NextGpt.Training.Language;

/// <summary>The word embeddings of telegraphs: what stands in a medium's place while there are no towers, and what the input projectors aim at.</summary>
internal sealed class TelegraphEmbeddings
{
    private readonly Dictionary<string, long> _ids;
    private readonly string[] _words = [.. Telegraph.Vocabulary.Distinct()];
    private readonly Dictionary<string, int> _numbers;

    /// <exception cref="InvalidDataException">A word is not one token.</exception>
    public TelegraphEmbeddings(NanoVocabulary vocabulary)
    {
        _numbers = _words.Select((word, number) => (word, number)).ToDictionary(entry => entry.word, entry => entry.number);
        _ids = Telegraph.Vocabulary.Distinct().ToDictionary(word => word, word =>
        {
            IReadOnlyList<int> ids = vocabulary.Tokenizer.Encode(" " + word);
            return ids.Count == 1 ? (long)ids[0] : throw new InvalidDataException($"The word '{word}' is {ids.Count} tokens; one was expected. Train the tokenizer again.");
        });
    }

    /// <summary>The embeddings of scenes, [n, 8, hidden].</summary>
    public Tensor Of(LanguageModel model, IReadOnlyList<Scene> scenes) =>
        model.Embed(tensor([.. scenes.SelectMany(scene => Telegraph.Words(scene).Select(word => _ids[word]))]).view(scenes.Count, Telegraph.Length));

    /// <summary>How far projected media [n, 8, hidden] are from the words of their scenes: cross-entropy over all telegraph words by squared distance, and the distance itself.</summary>
    public Tensor Distance(LanguageModel model, Tensor projected, IReadOnlyList<Scene> scenes)
    {
        Tensor words = model.Embed(tensor([.. _words.Select(word => _ids[word])]).view(1, -1)).squeeze(0).detach();
        long[] targets = [.. scenes.SelectMany(scene => Telegraph.Words(scene).Select(word => (long)_numbers[word]))];
        Tensor flat = projected.view(targets.Length, -1);
        Tensor target = tensor(targets);
        Tensor variance = words.square().mean();
        Tensor logits = (flat.matmul(words.t()) - (words.square().sum(1) * 0.5)) / variance / 8;
        Tensor distance = (flat - words.index_select(0, target)).square().mean() / variance;
        return nn.functional.cross_entropy(logits, target) + distance;
    }
}
