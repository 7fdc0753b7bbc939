using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NextGpt.Cli.Hosting;
using NextGpt.Cli.Training;
using NextGpt.Model.Bundles;
using NextGpt.Training.Native;
using NextGpt.Training.Plan;

namespace NextGpt.Cli.Commands;

/// <summary><c>nextgpt train</c>: from nothing to a bundle. Takes a build with libtorch, as <c>./nextgpt train</c> makes it.</summary>
internal sealed class TrainCommand
{
    private readonly Option<string> _out = new("--out", "-o") { Description = "The folder of checkpoints, loss curves and the bundle.", HelpName = "folder", Required = true };
    private readonly Option<bool> _quick = new("--quick") { Description = "A tiny model in minutes; it shows that every stage works and answers nonsense." };
    private readonly Option<string?> _stage = new("--stage") { Description = "This stage only.", HelpName = "name" };
    private readonly Option<int> _seed = new("--seed") { Description = "The seed of everything that is drawn.", HelpName = "number", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _lanes = new("--lanes") { Description = "Stages side by side, each on one core, 1 to 16.", HelpName = "number", DefaultValueFactory = _ => 2 };
    private readonly Option<string> _projector = new("--projector") { Description = "The input projectors: grouping (8 tokens a medium) or linear (1 token).", HelpName = "kind", DefaultValueFactory = _ => "grouping" };
    private readonly Option<string?> _from = new("--from") { Description = "Train this bundle on instead of beginning from nothing: perception and instructions; what makes media stays as it is.", HelpName = "bundle" };
    private readonly Option<bool> _list = new("--list") { Description = "Tell the stages, which are done, and what the alignment stages train; train nothing." };
    private readonly Option<bool> _worker = new("--worker") { Hidden = true };
    private readonly CliHost _host;

    private TrainCommand(CliHost host) => _host = host;

    public static Command Create(CliHost host)
    {
        var train = new TrainCommand(host);
        var command = new Command("train", "Train the small model from nothing; after a break it goes on where it was.")
        {
            train._out, train._quick, train._stage, train._seed, train._lanes, train._projector, train._from, train._list, train._worker,
        };
        command.SetAction(train.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        int lanes = parsed.GetValue(_lanes);
        if (lanes is < 1 or > 16)
        {
            throw new UsageException($"--lanes {lanes}: expected 1 to 16.");
        }

        string projector = parsed.GetRequiredValue(_projector);
        if (projector is not ("grouping" or "linear"))
        {
            throw new UsageException($"--projector {projector}: expected grouping or linear.");
        }

        var options = new TrainingOptions(_host.PathOf(parsed.GetRequiredValue(_out)), parsed.GetValue(_seed), parsed.GetValue(_quick), lanes, projector == "linear", From(parsed.GetValue(_from)));
        TrainingStage? only = parsed.GetValue(_stage) is { } name ? Find(options, name) : null;
        if (parsed.GetValue(_list))
        {
            List(options);
            return ExitCode.Success;
        }

        if (parsed.GetValue(_worker))
        {
            StageProcess.Run(only?.Name ?? throw new UsageException("--worker takes --stage."), options, _host.Out, cancellationToken);
            return ExitCode.Success;
        }

        TorchLibrary.EnsureLoadable();
        TrainingFolder.Claim(options, _host.Show(options.Directory));
        try
        {
            return only is null ? await TrainAsync(options, cancellationToken) : await TrainAsync(options, only, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await _host.Error.WriteLineAsync("stopped; the same command goes on from the last checkpoints");
            throw;
        }
    }

    private async Task<int> TrainAsync(TrainingOptions options, CancellationToken cancellationToken)
    {
        PrintShares(options);
        long start = _host.Time.GetTimestamp();
        var runner = new TrainingRunner(options, stage => Worker(options, stage), _host.Time);
        TrainingDisplay display = TrainingDisplay.For(_host);
        runner.Progress += display.OnProgress;
        runner.Finished += display.OnFinished;
        await display.ShowAsync(() => runner.RunAsync(cancellationToken));
        string bundle = _host.Show(Path.Combine(options.Directory, "bundle"));
        await _host.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"all stages are done, {_host.Time.GetElapsedTime(start).TotalMinutes:0.0} min in this run; the model is {bundle}"));
        await _host.Out.WriteLineAsync($"try it: ./nextgpt ask --bundle {bundle} \"draw a red circle\"");
        return ExitCode.Success;
    }

    private async Task<int> TrainAsync(TrainingOptions options, TrainingStage stage, CancellationToken cancellationToken)
    {
        if (TrainingPlan.IsDone(stage, options.Directory))
        {
            await _host.Out.WriteLineAsync($"stage '{stage.Name}' is done; delete {_host.Show(Path.Combine(options.Directory, stage.Result))} to train it again");
            return ExitCode.Success;
        }

        string[] missing = [.. stage.After.Where(name => !TrainingPlan.IsDone(Find(options, name), options.Directory))];
        if (missing.Length > 0)
        {
            throw new UsageException($"stage '{stage.Name}' builds on {string.Join(", ", missing)}, not done in {_host.Show(options.Directory)} yet; train those first.");
        }

        TrainingDisplay display = TrainingDisplay.For(_host);
        long start = _host.Time.GetTimestamp();
        await display.ShowAsync(async () =>
        {
            (int exitCode, string output) = await StageProcess.RunChildAsync(child => Worker(options, child), stage.Name, display.OnProgress, cancellationToken);
            if (exitCode != 0)
            {
                throw new TrainingFailedException(stage.Name, 1, output);
            }

            LossCurve.Draw(options.Directory, stage.Name);
            display.OnFinished(stage, _host.Time.GetElapsedTime(start));
        });
        return ExitCode.Success;
    }

    /// <summary>The command line of a stage in a process of its own: this program again.</summary>
    private ProcessStartInfo Worker(TrainingOptions options, string stage)
    {
        string program = Environment.ProcessPath!;
        bool hosted = Path.GetFileNameWithoutExtension(program) == "dotnet";
        string[] self = hosted ? [Path.Combine(AppContext.BaseDirectory, "nextgpt.dll")] : [];
        string[] kind = [.. options.Quick ? [_quick.Name] : Array.Empty<string>(), .. options.Linear ? [_projector.Name, "linear"] : Array.Empty<string>(), .. options.From is { } bundle ? [_from.Name, bundle] : Array.Empty<string>()];
        string seed = options.Seed.ToString(CultureInfo.InvariantCulture);
        return new ProcessStartInfo(program, [.. self, "train", _out.Name, options.Directory, _seed.Name, seed, .. kind, _stage.Name, stage, _worker.Name]) { RedirectStandardInput = true };
    }

    private void List(TrainingOptions options)
    {
        foreach (TrainingStage stage in TrainingPlan.For(options))
        {
            string after = stage.After.Count == 0 ? "" : $"  after {string.Join(", ", stage.After)}";
            _host.Out.WriteLine($"{(TrainingPlan.IsDone(stage, options.Directory) ? "done" : "open"),-6}{stage.Name,-24}{after}".TrimEnd());
        }

        _host.Out.WriteLine();
        PrintShares(options);
    }

    private void PrintShares(TrainingOptions options)
    {
        Print($"what the three alignment stages of '{options.Configuration.Name}' train:", TrainableShares.Small(options.Configuration));
        Print("the same for the released model of 7B (computed):", TrainableShares.Released());
    }

    private void Print(string title, IEnumerable<TrainableShare> shares)
    {
        _host.Out.WriteLine(title);
        foreach (TrainableShare share in shares)
        {
            _host.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {share.Stage,-52}{share.Trainable,14:N0} of {share.Whole,15:N0} parameters, {share.Percent,6:0.00} %"));
        }
    }

    private static TrainingStage Find(TrainingOptions options, string name) => TrainingPlan.For(options).FirstOrDefault(s => s.Name == name)
        ?? throw new UsageException($"--stage {name}: expected one of {string.Join(", ", TrainingPlan.For(options).Select(s => s.Name))}.");

    private string? From(string? given) => given is null ? null : Bundle.Load(_host.PathOf(given)).Directory;
}
