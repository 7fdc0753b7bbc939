using NextGpt.Model.Answers;
using NextGpt.Model.Prompts;

namespace NextGpt.Training.Evaluation;

/// <summary>Puts cases to a respondent and judges what comes back.</summary>
/// <param name="respondent">Who answers.</param>
/// <param name="options">What is evaluated.</param>
public sealed class Evaluator(IRespondent respondent, EvaluationOptions options)
{
    /// <summary>Raised after each case with the number of cases done and of all cases; from several threads.</summary>
    public event Action<int, int>? Progress;

    /// <summary>Runs all cases.</summary>
    /// <param name="cancellationToken">Ends the evaluation.</param>
    /// <returns>The results, in the order of <see cref="EvaluationCases.Draw"/>.</returns>
    public async Task<IReadOnlyList<CaseResult>> RunAsync(CancellationToken cancellationToken = default)
    {
        EvaluationCase[] cases = [.. EvaluationCases.Draw(options)];
        var results = new CaseResult[cases.Length];
        int done = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallel, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, cases.Length, parallel, async (i, token) =>
        {
            results[i] = await RunAsync(cases[i], token).ConfigureAwait(false);
            Progress?.Invoke(Interlocked.Increment(ref done), cases.Length);
        }).ConfigureAwait(false);
        return results;
    }

    private async Task<CaseResult> RunAsync(EvaluationCase evaluationCase, CancellationToken cancellationToken)
    {
        try
        {
            Answer answer = await respondent.AnswerAsync(evaluationCase, CaseRequest.Of(evaluationCase), cancellationToken).ConfigureAwait(false);
            return CaseJudge.Judge(evaluationCase, answer);
        }
        catch (PromptTooLongException error)
        {
            // A model whose context is too short for a case has not answered it.
            return new CaseResult(evaluationCase, error.Message, string.Empty, false, false, []);
        }
    }
}
