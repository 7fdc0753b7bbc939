using System.ComponentModel.DataAnnotations;
using NextGpt.Media;
using NextGpt.Model.Bundles;
using NextGpt.Model.Prompts;
using NextGpt.Model.Sessions;
using NextGpt.Training.Plan;

namespace NextGpt.Cli.Hosting;

/// <summary>Says in one line what went wrong, and whose turn it is.</summary>
internal static class Failures
{
    private const string ParameterMark = " (Parameter '";

    /// <summary>Gets the line and the exit code of an error.</summary>
    public static (string Line, int Code) Of(Exception error) => error switch
    {
        MediaException { Code: MediaErrorCode.ToolMissing or MediaErrorCode.EncodeFailed } => (Line(error), ExitCode.Failure),
        UsageException or MediaException or BundleException or PromptTooLongException or ProviderUnavailableException => (Line(error), ExitCode.WrongInput),
        ValidationException => ($"the configuration is wrong: {Line(error)}", ExitCode.WrongInput),
        TrainingFailedException => (error.Message, ExitCode.Failure),
        IOException or UnauthorizedAccessException => (Line(error), ExitCode.Failure),
        _ => ($"internal error: {error.GetType().Name}: {Line(error)}", ExitCode.Failure),
    };

    /// <summary>The message in one line, without the name of a parameter that means nothing to a user.</summary>
    public static string Line(Exception error)
    {
        string line = error.Message.ReplaceLineEndings(" ");
        int mark = line.IndexOf(ParameterMark, StringComparison.Ordinal);
        int end = mark < 0 ? -1 : line.IndexOf(')', mark);
        return end < 0 ? line : line.Remove(mark, end - mark + 1);
    }
}
