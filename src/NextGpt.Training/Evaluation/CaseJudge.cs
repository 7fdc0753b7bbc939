using NextGpt.Contracts;
using NextGpt.Model.Answers;
using NextGpt.Model.Encoders;
using NextGpt.Model.Reasoning;
using NextGpt.Training.World.Language;

namespace NextGpt.Training.Evaluation;

/// <summary>Judges an answer by program.</summary>
public static class CaseJudge
{
    /// <summary>Judges an answer.</summary>
    /// <param name="evaluationCase">What was asked.</param>
    /// <param name="answer">What was answered.</param>
    public static CaseResult Judge(EvaluationCase evaluationCase, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(evaluationCase);
        ArgumentNullException.ThrowIfNull(answer);
        MediaContent[] media = [.. answer.Parts.Where(p => p.Media is not null).Select(p => p.Media!.Content)];
        string kinds = string.Join(", ", media.Select(m => m.Modality.ToString().ToLowerInvariant()));
        if (evaluationCase.Section is EvaluationSection.Forced or EvaluationSection.Forbidden)
        {
            return new CaseResult(evaluationCase, answer.Text, kinds, true, AreKept(evaluationCase.Rules, answer), []);
        }

        Scene[] expected = [.. evaluationCase.Dialogue.ExpectedOutputs];
        bool asExpected = expected.Select(s => s.Modality).SequenceEqual(media.Select(m => m.Modality));
        MediaResult[] results = asExpected ? [.. expected.Zip(media, (scene, made) => new MediaResult(scene, SceneMedia.Compare(scene, made)))] : [];
        return new CaseResult(evaluationCase, answer.Text, kinds, AnswerJudge.Accepts(evaluationCase.Dialogue.Expectation, answer.Text), asExpected, results);
    }

    private static bool AreKept(ModalityRules rules, Answer answer)
    {
        Modality[] made = [.. answer.Parts.Select(p => p.Modality).Distinct()];
        return rules.Exactly is { } exactly
            ? made.Order().SequenceEqual(exactly.Distinct().Order())
            : !made.Any(rules.Forbidden.Contains);
    }
}
