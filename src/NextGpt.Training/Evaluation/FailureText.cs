using System.Text;
using NextGpt.Training.World.Language;

namespace NextGpt.Training.Evaluation;

/// <summary>Tells people what went wrong in a case.</summary>
public static class FailureText
{
    /// <summary>Writes a case that is not right as lines: the dialogue, the answer, and what is wrong with it.</summary>
    /// <param name="result">The result.</param>
    public static string Of(CaseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        text.Append("## ").Append(result.Case.Section).Append(", ").Append(result.Case.Group).Append(", case ").Append(result.Case.Number).Append('\n');
        text.Append(DialoguePrinter.Print(result.Case.Dialogue));
        text.Append("got: ").Append(result.Reply.ReplaceLineEndings(" ")).Append(" [").Append(result.Kinds).Append("]\n");
        if (!result.IsTextRight)
        {
            text.Append("wrong text\n");
        }

        if (!result.AreKindsRight)
        {
            text.Append("wrong kinds\n");
        }

        foreach (MediaResult media in result.Media.Where(m => !m.Comparison.Matches))
        {
            text.Append("wrong ").Append(media.Modality.ToString().ToLowerInvariant()).Append(": ").Append(media.Comparison).Append('\n');
        }

        return text.ToString();
    }
}
