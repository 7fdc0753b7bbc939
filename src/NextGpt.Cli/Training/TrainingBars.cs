using System.Collections.Concurrent;
using System.Globalization;
using NextGpt.Cli.Hosting;
using NextGpt.Training.Plan;
using NextGpt.Training.Stages;
using Spectre.Console;

namespace NextGpt.Cli.Training;

/// <summary>A bar for every stage, with its loss and the time that is left.</summary>
internal sealed class TrainingBars(CliHost host) : TrainingDisplay
{
    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(host.Error) });
    private readonly ConcurrentDictionary<string, ProgressTask> _bars = [];
    private ProgressContext? _context;

    public override Task ShowAsync(Func<Task> work) => _console.Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(context =>
        {
            _context = context;
            return work();
        });

    public override void OnProgress(StageProgress progress)
    {
        ProgressTask bar = _bars.GetOrAdd(progress.Stage, name => _context!.AddTask(Markup.Escape(name)));
        bar.MaxValue = progress.Steps;
        bar.Value = progress.Step;
        bar.Description = string.Create(CultureInfo.InvariantCulture, $"{Markup.Escape(progress.Stage)}, loss {progress.Loss:0.####}");
    }

    public override void OnFinished(TrainingStage stage, TimeSpan time)
    {
        ProgressTask bar = _bars.GetOrAdd(stage.Name, name => _context!.AddTask(Markup.Escape(name)));
        bar.Value = bar.MaxValue;
        bar.Description = Markup.Escape(Done(stage, time));
        bar.StopTask();
    }
}
