using NextGpt.Model.Answers;

namespace NextGpt.Training.Evaluation;

/// <summary>Answers the cases of an evaluation.</summary>
public interface IRespondent
{
    /// <summary>Answers a case.</summary>
    /// <param name="evaluationCase">The case.</param>
    /// <param name="request">Its request.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The answer.</returns>
    public Task<Answer> AnswerAsync(EvaluationCase evaluationCase, AnswerRequest request, CancellationToken cancellationToken);
}
