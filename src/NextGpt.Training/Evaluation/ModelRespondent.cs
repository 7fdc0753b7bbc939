using NextGpt.Model.Answers;

namespace NextGpt.Training.Evaluation;

/// <summary>Lets a model answer.</summary>
/// <param name="model">The model; stays the caller's to dispose.</param>
public sealed class ModelRespondent(NextGptModel model) : IRespondent
{
    /// <inheritdoc/>
    public Task<Answer> AnswerAsync(EvaluationCase evaluationCase, AnswerRequest request, CancellationToken cancellationToken) =>
        model.AnswerAsync(request, null, cancellationToken);
}
