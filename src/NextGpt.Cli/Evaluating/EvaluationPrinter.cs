using System.Globalization;
using NextGpt.Contracts;
using NextGpt.Training.Evaluation;

namespace NextGpt.Cli.Evaluating;

/// <summary>Shows an evaluation to people.</summary>
internal static class EvaluationPrinter
{
    private const int Name = 24;
    private const int Column = 11;

    public static void Print(TextWriter output, EvaluationDocument document)
    {
        EvaluationReport report = document.Report;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{document.Model} ({document.BundleDigest[..12]}), seed {document.Seed}, {report.Cases} cases in {document.Minutes:0.0} min; held-out scenes and phrasings; all in percent"));
        if (report.Matrix.Count > 0)
        {
            output.WriteLine();
            PrintMatrix(output, report, document.CasesPerGroup);
        }

        PrintGroups(output, report);
        if (report.Text.Cases > 0)
        {
            PrintAttributes(output, report);
        }
    }

    private static void PrintMatrix(TextWriter output, EvaluationReport report, int cases)
    {
        output.WriteLine($"given \\ asked for, {cases} cases a cell: right only with the text, the kinds in order and every medium right");
        output.WriteLine(string.Concat(EvaluationCases.MediaSubsets.Select(s => Short(s).PadLeft(Column)).Prepend("".PadRight(Name))));
        for (int row = 0; row < EvaluationCases.MediaSubsets.Count; row++)
        {
            IEnumerable<MatrixCell> cells = report.Matrix.Skip(row * EvaluationCases.MediaSubsets.Count).Take(EvaluationCases.MediaSubsets.Count);
            output.WriteLine(string.Concat(cells.Select(c => Number(c.Score.Percent).PadLeft(Column)).Prepend(EvaluationCases.SubsetName(EvaluationCases.MediaSubsets[row]).PadRight(Name))));
        }

        MatrixCell worst = report.Worst!;
        output.WriteLine($"mean {Number(report.Mean!.Value)}; worst cell {Number(worst.Score.Percent)}: {worst.Inputs} to {worst.Outputs}");
    }

    private static void PrintGroups(TextWriter output, EvaluationReport report)
    {
        if (report.Groups.Count > 0)
        {
            output.WriteLine();
        }

        foreach (IGrouping<EvaluationSection, GroupScore> section in report.Groups.GroupBy(g => g.Section))
        {
            foreach (GroupScore group in section)
            {
                Line(output, $"{Title(section.Key)}, {group.Group}", group.Score);
            }
        }
    }

    private static void PrintAttributes(TextWriter output, EvaluationReport report)
    {
        output.WriteLine();
        Line(output, "text right, whatever the media", report.Text);
        Line(output, "kinds right, whatever they show", report.Kinds);
        foreach (IGrouping<Modality, AttributeScore> media in report.Attributes.GroupBy(a => a.Modality))
        {
            output.WriteLine();
            output.WriteLine($"{media.Key.ToString().ToLowerInvariant()} made after a right text:");
            foreach (AttributeScore attribute in media)
            {
                Line(output, $"  {attribute.Attribute}", attribute.Score);
            }
        }
    }

    private static void Line(TextWriter output, string name, Tally score) => output.WriteLine($"{name,-44}{Number(score.Percent),6}  ({score.Right} of {score.Cases})");

    private static string Title(EvaluationSection section) => section switch
    {
        EvaluationSection.Captioning => "captions",
        EvaluationSection.Questions => "questions",
        EvaluationSection.MultiTurn => "several turns",
        EvaluationSection.Forced => "forced kinds obeyed",
        _ => "forbidden kinds not made",
    };

    private static string Short(IReadOnlyList<Modality> media) => media.Count == 0 ? "text" : string.Concat(media.Select(m => "+" + m.ToString()[..2].ToLowerInvariant()));

    private static string Number(double percent) => percent.ToString("0.0", CultureInfo.InvariantCulture);
}
