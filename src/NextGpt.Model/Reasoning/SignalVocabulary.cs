using NextGpt.Contracts;
using NextGpt.Model.Bundles.Manifest;
using NextGpt.Model.Prompts;
using NextGpt.Model.Tokenization;

namespace NextGpt.Model.Reasoning;

/// <summary>Which ids are signals, which end an answer, and which are never written. Made once for a model.</summary>
public sealed class SignalVocabulary
{
    private readonly Dictionary<Modality, int[]> _groups;
    private readonly Dictionary<int, Modality> _first;

    private readonly Dictionary<Modality, (int[] First, int[] Later)> _openings;

    private SignalVocabulary(
        Dictionary<Modality, int[]> groups, int[][] stops, string[] stopTexts, int[] never, Dictionary<Modality, (int[] First, int[] Later)> openings)
    {
        _openings = openings;
        _groups = groups;
        _first = groups.ToDictionary(g => g.Value[0], g => g.Key);
        Stops = stops;
        StopTexts = stopTexts;
        Never = never;
    }

    /// <summary>Gets the modalities that have signals.</summary>
    public IReadOnlyCollection<Modality> Modalities => _groups.Keys;

    /// <summary>Gets the runs of ids at which an answer ends.</summary>
    internal int[][] Stops { get; }

    /// <summary>Gets the texts at which an answer ends.</summary>
    internal string[] StopTexts { get; }

    /// <summary>Gets the ids that are never written on their own: markers, the begin token, signals but the first of a group, ids without a text.</summary>
    internal int[] Never { get; }

    /// <summary>Makes it from what a bundle says.</summary>
    /// <param name="manifest">The bundle's manifest.</param>
    /// <param name="tokenizer">The bundle's tokenizer.</param>
    /// <param name="prompts">Encodes the pieces of the template.</param>
    /// <returns>The vocabulary.</returns>
    public static SignalVocabulary For(BundleManifest manifest, ITextTokenizer tokenizer, PromptBuilder prompts)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(tokenizer);
        ArgumentNullException.ThrowIfNull(prompts);
        TokenizerManifest tokens = manifest.Tokenizer;
        var groups = manifest.Signals.ToDictionary(s => s.Key, s => s.Value.Select(t => tokens.AddedTokens[t]).ToArray());
        string[] pieces = [manifest.Prompt.TurnClose, .. manifest.Prompt.StopSequences];
        int[][] stops = [[tokens.EndOfSequence], .. pieces.Select(prompts.EncodePiece).Where(ids => ids.Length > 0)];
        string[] texts = [.. pieces.Where(p => p.Length > 0 && !tokens.AddedTokens.ContainsKey(p)).Distinct()];
        HashSet<int> allowed = [.. groups.Values.Select(g => g[0]), .. stops.SelectMany(s => s)];
        int[] added = [.. tokens.AddedTokens.Values, tokens.BeginOfSequence];
        int[] never = [.. Enumerable.Range(0, manifest.LanguageModel.VocabularySize)
            .Where(id => !allowed.Contains(id) && (added.Contains(id) || tokenizer.BytesOf(id).IsEmpty))];
        var openings = (manifest.Prompt.Openings ?? new Dictionary<Modality, string>())
            .ToDictionary(o => o.Key, o => (tokenizer.Encode(o.Value).ToArray(), tokenizer.Encode(" " + o.Value).ToArray()));
        return new SignalVocabulary(groups, stops, texts, never, openings);
    }

    /// <summary>Gets the ids of a modality's group.</summary>
    /// <param name="modality">One of <see cref="Modalities"/>.</param>
    /// <returns>The ids in order.</returns>
    public ReadOnlySpan<int> GroupOf(Modality modality) => _groups[modality];

    /// <summary>Gets the ids of the words that begin to speak of a medium.</summary>
    /// <param name="modality">One of <see cref="Modalities"/>.</param>
    /// <param name="first">Whether nothing was written before.</param>
    /// <returns>The ids; none where the bundle gives no words.</returns>
    public ReadOnlySpan<int> OpeningOf(Modality modality, bool first) =>
        !_openings.TryGetValue(modality, out (int[] First, int[] Later) opening) ? [] : first ? opening.First : opening.Later;

    /// <summary>Tells which group an id begins.</summary>
    /// <param name="id">Any id.</param>
    /// <returns>The modality, or null.</returns>
    public Modality? BegunBy(int id) => _first.TryGetValue(id, out Modality modality) ? modality : null;
}
