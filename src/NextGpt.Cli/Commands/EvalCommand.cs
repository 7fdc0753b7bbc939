using System.CommandLine;
using NextGpt.Cli.Asking;
using NextGpt.Cli.Evaluating;
using NextGpt.Cli.Hosting;
using NextGpt.Model.Answers;
using NextGpt.Model.Sessions;
using NextGpt.Training.Evaluation;
using NextGpt.Training.Evaluation.Sheets;

namespace NextGpt.Cli.Commands;

/// <summary><c>nextgpt eval</c>: how good a model is, judged by program.</summary>
internal sealed class EvalCommand
{
    private static readonly Dictionary<string, EvaluationSection> s_sections = new(StringComparer.OrdinalIgnoreCase)
    {
        ["matrix"] = EvaluationSection.Matrix,
        ["captions"] = EvaluationSection.Captioning,
        ["questions"] = EvaluationSection.Questions,
        ["turns"] = EvaluationSection.MultiTurn,
        ["forced"] = EvaluationSection.Forced,
        ["forbidden"] = EvaluationSection.Forbidden,
    };

    private readonly Option<int> _cases = new("--cases", "-n") { Description = "Cases in each cell of the matrix and each other group.", HelpName = "number", DefaultValueFactory = _ => 10 };
    private readonly Option<int> _seed = new("--seed") { Description = "Decides which cases.", HelpName = "number", DefaultValueFactory = _ => 1 };
    private readonly Option<string[]> _only = new("--only") { Description = "Some of matrix, captions, questions, turns, forced, forbidden.", HelpName = "sections", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> _failures = new("--failures") { Description = "Write every case that is not right to a text file.", HelpName = "file" };
    private readonly Option<string?> _sheet = new("--sheet") { Description = "Instead: one PNG with held-out requests and what the model makes of them.", HelpName = "file" };
    private readonly Option<int> _parallel = new("--parallel") { Description = "Cases side by side, each on one core. Without it one for every core.", HelpName = "number", DefaultValueFactory = _ => Environment.ProcessorCount };
    private readonly Option<bool> _json = new("--json") { Description = "Print the result as one JSON document and nothing else." };
    private readonly Option<string?> _bundle = Shared.Bundle();
    private readonly CliHost _host;

    private EvalCommand(CliHost host) => _host = host;

    public static Command Create(CliHost host)
    {
        var eval = new EvalCommand(host);
        var command = new Command("eval", "Measure a model on held-out scenes and phrasings; programs judge every text, picture, sound and video.")
        {
            eval._cases, eval._seed, eval._only, eval._failures, eval._sheet, eval._parallel, eval._json, eval._bundle,
        };
        command.SetAction(eval.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        int cases = AtLeastOne("--cases", parsed.GetValue(_cases));
        int parallel = AtLeastOne("--parallel", parsed.GetValue(_parallel));
        EvaluationSection[] sections = Sections(parsed.GetResult(_only) is null ? [] : parsed.GetValue(_only)!);
        int seed = parsed.GetValue(_seed);
        using NextGptModel model = Load(parsed.GetValue(_bundle), parallel);
        if (parsed.GetValue(_sheet) is { } sheet)
        {
            await WriteAsync(sheet, await AnswerSheet.MakeAsync(model, seed, cancellationToken), cancellationToken);
            await _host.Out.WriteLineAsync(_host.Show(_host.PathOf(sheet)));
            return ExitCode.Success;
        }

        var options = new EvaluationOptions(cases, seed) { Sections = sections, Parallel = parallel };
        long start = _host.Time.GetTimestamp();
        IReadOnlyList<CaseResult> results = await new EvaluationProgress(_host).ShowAsync(new Evaluator(new ModelRespondent(model), options), cancellationToken);
        double minutes = Math.Round(_host.Time.GetElapsedTime(start).TotalMinutes, 2);
        var document = new EvaluationDocument(model.Bundle.Manifest.Name, model.Bundle.Digest, seed, cases, minutes, EvaluationReport.Of(results));
        if (parsed.GetValue(_failures) is { } failures)
        {
            string text = string.Join('\n', results.Where(r => !r.IsRight).Select(FailureText.Of));
            await WriteAsync(failures, System.Text.Encoding.UTF8.GetBytes(text), cancellationToken);
        }

        if (parsed.GetValue(_json))
        {
            await _host.Out.WriteLineAsync(document.ToJson());
        }
        else
        {
            EvaluationPrinter.Print(_host.Out, document);
        }

        return ExitCode.Success;
    }

    /// <summary>Side by side, each case keeps to one core: that wastes least.</summary>
    private NextGptModel Load(string? bundle, int parallel) => NextGptModel.Load(
        Asker.BundlePath(_host, bundle),
        new ModelOptions { Runtime = new RuntimeOptions { Threads = parallel == 1 ? 0 : 1 }, ParallelDecoders = Math.Max(2, parallel) },
        _host.Time);

    private async Task WriteAsync(string file, byte[] content, CancellationToken cancellationToken)
    {
        string path = _host.PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string staging = $"{path}.{Environment.ProcessId}.tmp";
        await File.WriteAllBytesAsync(staging, content, cancellationToken);
        File.Move(staging, path, overwrite: true);
    }

    private static int AtLeastOne(string option, int value) => value >= 1 ? value : throw new UsageException($"{option} {value}: expected at least 1.");

    private static EvaluationSection[] Sections(string[] names)
    {
        string[] all = [.. names.SelectMany(n => n.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        return all.Length == 0
            ? Enum.GetValues<EvaluationSection>()
            : [.. all.Select(n => s_sections.TryGetValue(n, out EvaluationSection section) ? section : throw new UsageException($"--only {n}: expected some of {string.Join(", ", s_sections.Keys)}."))];
    }
}
