using NextGpt.Model.Answers;
using NextGpt.Training.World.Language;

namespace NextGpt.Training.Evaluation;

/// <summary>Makes the request of a case: every scene rendered, those of earlier answers too, as if the model had made them.</summary>
public static class CaseRequest
{
    /// <summary>Makes the request.</summary>
    /// <param name="evaluationCase">The case.</param>
    public static AnswerRequest Of(EvaluationCase evaluationCase)
    {
        ArgumentNullException.ThrowIfNull(evaluationCase);
        var random = new Random(evaluationCase.Seed);
        IReadOnlyList<DialogueTurn> turns = evaluationCase.Dialogue.Turns;
        return new AnswerRequest
        {
            Turns = [.. turns.Select((turn, i) => new ConversationTurn(Parts(turn.User, random), i == turns.Count - 1 ? null : Parts(turn.Assistant, random)))],
            Rules = evaluationCase.Rules,
            Seed = evaluationCase.Seed,
        };
    }

    private static TurnPart[] Parts(IReadOnlyList<DialoguePart> parts, Random random) => [.. parts.Select(p => Part(p, random))];

    private static TurnPart Part(DialoguePart part, Random random) => part switch
    {
        TextPart text => TurnPart.Of(text.Text),
        MediaPart media => TurnPart.Of(SceneMedia.Render(media.Scene, random)),
        SignalPart signal => TurnPart.Of(SceneMedia.Render(signal.Scene, random)),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "A part is text, a medium or a signal."),
    };
}
