using NextGpt.Training.Nets;
using NextGpt.Training.World.Language;
using TorchSharp;
using static TorchSharp.torch;

namespace NextGpt.Training.Language;

/// <summary>The word embeddings of telegraphs: what stands in a medium's place while there are no towers, and what the input projectors aim at.</summary>
internal sealed class TelegraphEmbeddings
{
    private readonly Dictionary<string, long> _ids;

    /// <exception cref="InvalidDataException">A word is not one token.</exception>
    public TelegraphEmbeddings(NanoVocabulary vocabulary)
    {
        _ids = Telegraph.Vocabulary.Distinct().ToDictionary(word => word, word =>
        {
            IReadOnlyList<int> ids = vocabulary.Tokenizer.Encode(" " + word);
            return ids.Count == 1 ? (long)ids[0] : throw new InvalidDataException($"The word '{word}' is {ids.Count} tokens; one was expected. Train the tokenizer again.");
        });
    }

    /// <summary>The embeddings of scenes, [n, 8, hidden].</summary>
    public Tensor Of(LanguageModel model, IReadOnlyList<Scene> scenes) =>
        model.Embed(tensor([.. scenes.SelectMany(scene => Telegraph.Words(scene).Select(word => _ids[word]))]).view(scenes.Count, Telegraph.Length));
}
