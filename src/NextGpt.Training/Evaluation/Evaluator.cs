using NextGpt.Model.Answers;

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
            Answer answer = await respondent.AnswerAsync(cases[i], CaseRequest.Of(cases[i]), token).ConfigureAwait(false);
            results[i] = CaseJudge.Judge(cases[i], answer);
            Progress?.Invoke(Interlocked.Increment(ref done), cases.Length);
        }).ConfigureAwait(false);
        return results;
    }
}
