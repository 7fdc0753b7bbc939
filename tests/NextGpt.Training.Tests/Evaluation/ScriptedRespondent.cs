using NextGpt.Model.Answers;
using NextGpt.Model.Decoding;
using NextGpt.Model.Diffusion;
using NextGpt.Model.Encoders;
using NextGpt.Model.Reasoning;
using NextGpt.Training.Evaluation;
using NextGpt.Training.World.Language;

namespace NextGpt.Training.Tests.Evaluation;

/// <summary>Answers as the dialogue says, with media rendered from its scenes, unless a change is made to the parts.</summary>
internal sealed class ScriptedRespondent(Func<EvaluationCase, IEnumerable<DialoguePart>>? script = null) : IRespondent
{
    public Task<Answer> AnswerAsync(EvaluationCase evaluationCase, AnswerRequest request, CancellationToken cancellationToken)
    {
        IEnumerable<DialoguePart> parts = script?.Invoke(evaluationCase) ?? evaluationCase.Dialogue.Last.Assistant;
        var random = new Random(evaluationCase.Seed + 1);
        return Task.FromResult(new Answer(
            [.. parts.Select((part, i) => Part(part, i, random))], FinishReason.Stop, [], new AnswerUsage(1, 1, 0), new AnswerTimings(default, default, default), ""));
    }

    private static AnswerPart Part(DialoguePart part, int index, Random random)
    {
        if (part is TextPart text)
        {
            return new AnswerPart(index, text.Text, null);
        }

        MediaContent content = SceneMedia.Render(((SignalPart)part).Scene, random);
        return new AnswerPart(index, null, new DecodedMedia(index, content, "test", new DiffusionSettings(0, 1, 1), [], new DecodeTimings(default, default, default)));
    }
}
