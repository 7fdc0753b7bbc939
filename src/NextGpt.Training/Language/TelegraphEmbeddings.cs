using NextGpt.Training.Foundations;
using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using NextGpt.Training.Stages;
using NextGpt.Training.World.Language;
using static TorchSharp.torch;

namespace NextGpt.Training.Language;

/// <summary>
/// The embeddings of telegraphs: what stands in a medium's place while there are no towers, and what the input projectors aim at. A telegraph's
/// embedding is its word's and its slot's: "red" of a picture's second shape is another token than "red" of a video, as patch features of two
/// encoders are, and the language model finds what it is asked for by what a token is and not by counting from where a medium begins.
/// </summary>
internal sealed class TelegraphEmbeddings
{
    private const double Noise = 0.25;
    private readonly Dictionary<string, long> _ids;
    private readonly string[] _words = [.. Telegraph.Vocabulary.Distinct()];
    private readonly Dictionary<string, int> _numbers;
    private readonly Weight _slots;

    /// <param name="context">Says the width and the seed of the slots' embeddings.</param>
    /// <param name="vocabulary">Holds the words.</param>
    /// <exception cref="InvalidDataException">A word is not one token.</exception>
    public TelegraphEmbeddings(StageContext context, NanoVocabulary vocabulary)
    {
        _slots = Slots.Normal("telegraph.slots", 0.03, SceneDraw.Media.Length, Telegraph.Length, context.Configuration.LanguageModel.HiddenSize);
        Slots.Pack(context.Seed);
        _numbers = _words.Select((word, number) => (word, number)).ToDictionary(entry => entry.word, entry => entry.number);
        _ids = Telegraph.Vocabulary.Distinct().ToDictionary(word => word, word =>
        {
            IReadOnlyList<int> ids = vocabulary.Tokenizer.Encode(" " + word);
            return ids.Count == 1 ? (long)ids[0] : throw new InvalidDataException($"The word '{word}' is {ids.Count} tokens; one was expected. Train the tokenizer again.");
        });
    }

    /// <summary>Gets the slots' embeddings, which are pretrained with the language model.</summary>
    public ParameterSet Slots { get; } = new();

    /// <summary>Loads what the language model's stage left, frozen.</summary>
    public static TelegraphEmbeddings Load(StageContext context, NanoVocabulary vocabulary)
    {
        TelegraphEmbeddings telegraphs = new(context, vocabulary);
        ParameterFiles.Load(Path(context), telegraphs.Slots);
        return telegraphs;
    }

    /// <summary>Saves the slots' embeddings beside the language model.</summary>
    public void Save(StageContext context) => ParameterFiles.Save(Path(context), Slots);

    /// <summary>The embeddings of scenes, [n, 8, hidden].</summary>
    public Tensor Of(LanguageModel model, IReadOnlyList<Scene> scenes) =>
        model.Embed(tensor([.. scenes.SelectMany(scene => Telegraph.Words(scene).Select(word => _ids[word]))]).view(scenes.Count, Telegraph.Length)) + SlotsOf(scenes);

    /// <summary>The embeddings of scenes with up to a quarter of noise, as what towers see is never quite the same, [n, 8, hidden].</summary>
    public Tensor Noisy(LanguageModel model, IReadOnlyList<Scene> scenes, StepRandom random)
    {
        Tensor media = Of(model, scenes);
        return media + (random.Normal(media.shape) * (media.detach().std() * (Noise * random.Random.NextDouble())));
    }

    /// <summary>How far projected media [n, 8, hidden] are from the words of their scenes: cross-entropy over all telegraph words by squared distance, and the distance itself.</summary>
    public Tensor Distance(LanguageModel model, Tensor projected, IReadOnlyList<Scene> scenes)
    {
        Tensor words = model.Embed(tensor([.. _words.Select(word => _ids[word])]).view(1, -1)).squeeze(0).detach();
        long[] targets = [.. scenes.SelectMany(scene => Telegraph.Words(scene).Select(word => (long)_numbers[word]))];
        Tensor flat = (projected - SlotsOf(scenes).detach()).view(targets.Length, -1);
        Tensor target = tensor(targets);
        Tensor variance = words.square().mean();
        Tensor logits = (flat.matmul(words.t()) - (words.square().sum(1) * 0.5)) / variance / 8;
        Tensor distance = (flat - words.index_select(0, target)).square().mean() / variance;
        return nn.functional.cross_entropy(logits, target) + distance;
    }

    private static string Path(StageContext context) => context.Weights(LanguageModelStage.Name + ".telegraph");

    private Tensor SlotsOf(IReadOnlyList<Scene> scenes) =>
        _slots.Value.index_select(0, tensor([.. scenes.Select(scene => (long)Array.IndexOf(SceneDraw.Media, scene.Modality))]));
}
