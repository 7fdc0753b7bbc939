using NextGpt.Contracts;
using NextGpt.Model.Bundles.Manifest;
using NextGpt.Model.Tokenization;

namespace NextGpt.Model.Prompts;

/// <summary>
/// Lays out conversations as segments of token ids and media slots; nothing is parsed out of a string. Training and answering lay out with
/// this same class:
/// <code>
/// BOS  { user_open  (media_open [embeddings] media_close)*  text  assistant_open  (text | media_open [embeddings] media_close | signals)*  turn_close }*
/// </code>
/// The last turn ends after assistant_open where its answer is still to come.
/// </summary>
public sealed class PromptBuilder
{
    private readonly TokenizerManifest _tokenizerManifest;
    private readonly ITextTokenizer _tokenizer;
    private readonly int _contextLength;
    private readonly int[] _userOpen;
    private readonly int[] _assistantOpen;
    private readonly int[] _turnClose;
    private readonly int[] _mediaOpen;
    private readonly int[] _mediaClose;
    private readonly Dictionary<Modality, int[]> _signals;

    /// <summary>Creates a builder.</summary>
    /// <param name="template">The pieces around turns and media; one that is an added token becomes its id, any other is encoded as text.</param>
    /// <param name="tokenizerManifest">The added tokens, the begin token and the normalization of user text.</param>
    /// <param name="signals">The signal tokens of each output modality; all are added tokens.</param>
    /// <param name="tokenizer">Encodes text.</param>
    /// <param name="contextLength">Positions of the model's context.</param>
    public PromptBuilder(
        PromptManifest template, TokenizerManifest tokenizerManifest, IReadOnlyDictionary<Modality, IReadOnlyList<string>> signals, ITextTokenizer tokenizer, int contextLength)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentNullException.ThrowIfNull(tokenizerManifest);
        ArgumentNullException.ThrowIfNull(signals);
        ArgumentNullException.ThrowIfNull(tokenizer);
        _tokenizerManifest = tokenizerManifest;
        _tokenizer = tokenizer;
        _contextLength = contextLength;
        _userOpen = EncodePiece(template.UserOpen);
        _assistantOpen = EncodePiece(template.AssistantOpen);
        _turnClose = EncodePiece(template.TurnClose);
        _mediaOpen = EncodePiece(template.MediaOpen);
        _mediaClose = EncodePiece(template.MediaClose);
        _signals = signals.ToDictionary(s => s.Key, s => s.Value.Select(t => tokenizerManifest.AddedTokens[t]).ToArray());
    }

    /// <summary>Creates the builder of a bundle.</summary>
    /// <param name="manifest">The bundle's manifest.</param>
    /// <param name="tokenizer">The bundle's tokenizer.</param>
    /// <returns>The builder.</returns>
    public static PromptBuilder For(BundleManifest manifest, ITextTokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return new PromptBuilder(manifest.Prompt, manifest.Tokenizer, manifest.Signals, tokenizer, manifest.LanguageModel.ContextLength);
    }

    /// <summary>Turns a piece of a template into ids: the id of an added token, or the piece encoded as text.</summary>
    /// <param name="piece">The piece.</param>
    /// <returns>Its ids; none for the empty piece.</returns>
    public int[] EncodePiece(string piece)
    {
        ArgumentNullException.ThrowIfNull(piece);
        return _tokenizerManifest.AddedTokens.TryGetValue(piece, out int id) ? [id] : [.. _tokenizer.Encode(piece)];
    }

    /// <summary>Lays out a conversation. The oldest turns are left out while the sequence and what is reserved exceed the context.</summary>
    /// <param name="turns">At least one; the last one is the question at hand.</param>
    /// <param name="reserved">Positions kept free for the answer, 0 or more.</param>
    /// <returns>The sequence.</returns>
    /// <exception cref="ArgumentException">There is no turn, or an earlier turn has no answer.</exception>
    /// <exception cref="PromptTooLongException">The last turn alone does not fit.</exception>
    public Prompt Build(IReadOnlyList<PromptTurn> turns, int reserved)
    {
        ArgumentNullException.ThrowIfNull(turns);
        ArgumentOutOfRangeException.ThrowIfNegative(reserved);
        if (turns.Count == 0)
        {
            throw new ArgumentException("A conversation takes at least one turn; none was given.", nameof(turns));
        }

        var laidOut = new List<PromptSegment>[turns.Count];
        int budget = _contextLength - reserved - 1;
        int length = 0;
        int first = turns.Count;
        while (first > 0)
        {
            int turn = first - 1;
            laidOut[turn] = LayOut(turns[turn], turn, isLast: turn == turns.Count - 1);
            int added = laidOut[turn].Sum(s => s.Length);
            if (length + added > budget)
            {
                break;
            }

            length += added;
            first = turn;
        }

        if (first == turns.Count)
        {
            throw new PromptTooLongException(laidOut[^1].Sum(s => s.Length) + 1, reserved, _contextLength);
        }

        var begin = new TokenSegment([_tokenizerManifest.BeginOfSequence], PromptRole.Template, -1);
        return new Prompt([begin, .. laidOut[first..].SelectMany(s => s)], length + 1, first);
    }

    private List<PromptSegment> LayOut(PromptTurn turn, int index, bool isLast)
    {
        var segments = new List<PromptSegment>();
        Add(segments, _userOpen, PromptRole.Template, index);
        foreach (PromptPart part in MediaFirst(turn.User))
        {
            if (part is SignalPart)
            {
                throw new ArgumentException($"A user's turn takes text and media; turn {index} holds a signal group.", nameof(turn));
            }

            AddPart(segments, part, PromptRole.User, index);
        }

        Add(segments, _assistantOpen, PromptRole.Template, index);
        if (turn.Assistant is { } answer)
        {
            foreach (PromptPart part in answer)
            {
                AddPart(segments, part, PromptRole.Assistant, index);
            }

            Add(segments, _turnClose, PromptRole.Assistant, index);
        }
        else if (!isLast)
        {
            throw new ArgumentException($"Only the last turn may await its answer; turn {index} has none.", nameof(turn));
        }

        return segments;
    }

    private void AddPart(List<PromptSegment> segments, PromptPart part, PromptRole role, int turn)
    {
        switch (part)
        {
            case TextPart text:
                string given = role == PromptRole.User ? TextTokenizer.Normalize(_tokenizerManifest, text.Text) : text.Text;
                Add(segments, _tokenizer.Encode(given), role, turn);
                break;
            case MediaPart media:
                ArgumentOutOfRangeException.ThrowIfLessThan(media.Positions, 1);
                Add(segments, _mediaOpen, PromptRole.Template, turn);
                segments.Add(new MediaSegment(media.Medium, media.Positions, role, turn));
                Add(segments, _mediaClose, PromptRole.Template, turn);
                break;
            case SignalPart signal:
                Add(segments, _signals[signal.Modality], role, turn);
                break;
            default:
                throw new ArgumentException($"A turn holds text, media and signal groups; found {part?.GetType().Name ?? "null"}.", nameof(part));
        }
    }

    private static void Add(List<PromptSegment> segments, IReadOnlyList<int> ids, PromptRole role, int turn)
    {
        if (ids.Count > 0)
        {
            segments.Add(new TokenSegment(ids, role, turn));
        }
    }

    private static IEnumerable<PromptPart> MediaFirst(IReadOnlyList<PromptPart> parts)
    {
        int[] texts = [.. Enumerable.Range(0, parts.Count).Where(i => parts[i] is TextPart)];
        bool interleaved = texts.Length > 1 && Enumerable.Range(texts[0], texts[^1] - texts[0]).Any(i => parts[i] is MediaPart);
        return interleaved ? parts : parts.OrderBy(p => p is TextPart);
    }
}
