using System.Text.Json;
using NextGpt.Contracts;
using NextGpt.Model.Bundles.Manifest;
using NextGpt.Model.Prompts;
using NextGpt.Model.Tokenization;
using NextGpt.Training.World.Language;

namespace NextGpt.Training.Language;

/// <summary>The small model's tokens: byte-level text, then the marks of the prompt, then the signal tokens, whose rows stage 2 adds.</summary>
internal sealed class NanoVocabulary
{
    public const string VocabularyFile = "vocab.json";
    public const string MergesFile = "merges.txt";
    private const string Begin = "<s>";
    private static readonly string[] Marks = [Begin, "### Human:", "### Assistant:", "\n###", "<Img>", "</Img>"];
    private static readonly (Modality Modality, string Prefix)[] Groups = [(Modality.Image, "IMG"), (Modality.Audio, "AUD"), (Modality.Video, "VID")];

    /// <summary>Loads the vocabulary of a training folder.</summary>
    public NanoVocabulary(string directory, NanoConfiguration configuration)
    {
        Tokenizer = ByteLevelBpeTokenizer.Load(Path.Combine(directory, VocabularyFile), Path.Combine(directory, MergesFile));
        using JsonDocument vocabulary = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(directory, VocabularyFile)));
        TextCount = vocabulary.RootElement.EnumerateObject().Count();
        Dictionary<string, int> added = new(StringComparer.Ordinal);
        foreach (string mark in Marks)
        {
            added.Add(mark, TextCount + added.Count);
        }

        Signals = Groups.ToDictionary(group => group.Modality, group =>
            (IReadOnlyList<string>)[.. Enumerable.Range(0, configuration.Signals).Select(i => $"[{group.Prefix}{i}]")]);
        foreach (string signal in Groups.SelectMany(group => Signals[group.Modality]))
        {
            added.Add(signal, TextCount + added.Count);
        }

        Manifest = new TokenizerManifest
        {
            Type = "byte-level-bpe",
            Vocabulary = VocabularyFile,
            Merges = MergesFile,
            BeginOfSequence = added[Begin],
            EndOfSequence = added[Marks[3]],
            AddedTokens = added,
            UserNormalization = "lowercase",
        };
        Prompt = new PromptManifest
        {
            UserOpen = Marks[1],
            AssistantOpen = Marks[2],
            TurnClose = Marks[3],
            MediaOpen = Marks[4],
            MediaClose = Marks[5],
            StopSequences = [Marks[3]],
            Openings = Groups.ToDictionary(group => group.Modality, group => ReplyOpenings.Of(group.Modality)),
        };
        Builder = new PromptBuilder(Prompt, Manifest, Signals, Tokenizer, configuration.LanguageModel.ContextLength);
    }

    public ITextTokenizer Tokenizer { get; }

    public TokenizerManifest Manifest { get; }

    public PromptManifest Prompt { get; }

    public PromptBuilder Builder { get; }

    public IReadOnlyDictionary<Modality, IReadOnlyList<string>> Signals { get; }

    /// <summary>Gets the number of tokens of text.</summary>
    public int TextCount { get; }

    /// <summary>Gets the number of tokens that the language model is pretrained on: text and marks.</summary>
    public int BaseCount => TextCount + Marks.Length;

    /// <summary>Gets the number of signal tokens.</summary>
    public int SignalCount => Signals.Values.Sum(group => group.Count);

    /// <summary>Gets the id of the first signal token of a modality.</summary>
    public int FirstSignal(Modality modality) => Manifest.AddedTokens[Signals[modality][0]];
}
