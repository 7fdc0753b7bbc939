using NextGpt.Contracts;
using NextGpt.Model.Prompts;

namespace NextGpt.Model.Answers;

/// <summary>Numbers the media of a conversation, and makes prompt turns of its turns.</summary>
internal sealed class ConversationLayout(Func<Modality, int> positionsOf)
{
    private readonly List<TurnPart> _media = [];

    /// <summary>Gets the media by number.</summary>
    public IReadOnlyList<TurnPart> Media => _media;

    public List<PromptTurn> Turns(IReadOnlyList<ConversationTurn> turns) => [.. turns.Select(t => new PromptTurn(Parts(t.User), t.Assistant is null ? null : Parts(t.Assistant)))];

    private List<PromptPart> Parts(IReadOnlyList<TurnPart> parts) => [.. parts.Select(Part)];

    private PromptPart Part(TurnPart part)
    {
        if (part.Text is { } text)
        {
            return new TextPart(text);
        }

        _media.Add(part);
        return new MediaPart(_media.Count - 1, part.Encoded?.Positions ?? positionsOf(part.Media!.Modality));
    }
}
