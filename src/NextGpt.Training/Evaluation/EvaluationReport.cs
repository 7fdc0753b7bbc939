using NextGpt.Contracts;

namespace NextGpt.Training.Evaluation;

/// <summary>What an evaluation came to.</summary>
/// <param name="Cases">All cases.</param>
/// <param name="Matrix">The cells of the matrix, row by row; empty where it was not evaluated.</param>
/// <param name="Groups">The groups of the other sections.</param>
/// <param name="Attributes">The attributes of the media that were made, where the kinds and the text were right: what the decoders add.</param>
/// <param name="Text">Cases whose text is right, whatever their media are like; forced and forbidden ones left out.</param>
/// <param name="Kinds">Cases whose media are of the right kinds in the right order, whatever they show; forced and forbidden ones left out.</param>
public sealed record EvaluationReport(
    int Cases, IReadOnlyList<MatrixCell> Matrix, IReadOnlyList<GroupScore> Groups, IReadOnlyList<AttributeScore> Attributes, Tally Text, Tally Kinds)
{
    /// <summary>Gets the mean of the matrix's cells in percent; null without a matrix.</summary>
    public double? Mean => Matrix.Count == 0 ? null : Matrix.Average(c => c.Score.Percent);

    /// <summary>Gets the worst cell of the matrix; null without a matrix.</summary>
    public MatrixCell? Worst => Matrix.MinBy(c => c.Score.Percent);

    /// <summary>Sums results up.</summary>
    /// <param name="results">The results.</param>
    public static EvaluationReport Of(IReadOnlyList<CaseResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        CaseResult[] judged = [.. results.Where(r => r.Case.Section is not (EvaluationSection.Forced or EvaluationSection.Forbidden))];
        return new EvaluationReport(
            results.Count,
            [.. MatrixCells(results.Where(r => r.Case.Section == EvaluationSection.Matrix))],
            [.. results.Where(r => r.Case.Section != EvaluationSection.Matrix).GroupBy(r => (r.Case.Section, r.Case.Group)).Select(g => new GroupScore(g.Key.Section, g.Key.Group, Tally.Of(g.Select(r => r.IsRight))))],
            [.. AttributeScores(judged)],
            Tally.Of(judged.Select(r => r.IsTextRight)),
            Tally.Of(judged.Select(r => r.AreKindsRight)));
    }

    /// <summary>Sums a section up.</summary>
    /// <param name="section">The section.</param>
    public Tally Total(EvaluationSection section) => section == EvaluationSection.Matrix
        ? new Tally(Matrix.Sum(c => c.Score.Right), Matrix.Sum(c => c.Score.Cases))
        : new Tally(Groups.Where(g => g.Section == section).Sum(g => g.Score.Right), Groups.Where(g => g.Section == section).Sum(g => g.Score.Cases));

    private static IEnumerable<MatrixCell> MatrixCells(IEnumerable<CaseResult> results)
    {
        ILookup<string, bool> byCell = results.ToLookup(r => r.Case.Group, r => r.IsRight);
        return byCell.Count == 0 ? [] :
            from inputs in EvaluationCases.MediaSubsets
            from outputs in EvaluationCases.MediaSubsets
            select new MatrixCell(EvaluationCases.SubsetName(inputs), EvaluationCases.SubsetName(outputs), Tally.Of(byCell[EvaluationCases.CellName(inputs, outputs)]));
    }

    private static IEnumerable<AttributeScore> AttributeScores(IEnumerable<CaseResult> judged)
    {
        MediaResult[] made = [.. judged.Where(r => r.IsTextRight).SelectMany(r => r.Media)];
        foreach (IGrouping<Modality, MediaResult> media in made.GroupBy(m => m.Modality).OrderBy(g => g.Key))
        {
            yield return new AttributeScore(media.Key, "everything", Tally.Of(media.Select(m => m.Comparison.Matches)));
            foreach (IGrouping<string, bool> attribute in media.SelectMany(m => m.Comparison.Attributes).GroupBy(a => a.Name, a => a.IsRight))
            {
                yield return new AttributeScore(media.Key, attribute.Key, Tally.Of(attribute));
            }
        }
    }
}
