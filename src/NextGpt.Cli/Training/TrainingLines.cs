using System.Globalization;
using NextGpt.Cli.Hosting;
using NextGpt.Training.Plan;
using NextGpt.Training.Stages;

namespace NextGpt.Cli.Training;

/// <summary>Ten lines a stage: for logs and pipes.</summary>
internal sealed class TrainingLines(CliHost host) : TrainingDisplay
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _tenths = [];

    public override Task ShowAsync(Func<Task> work) => work();

    public override void OnProgress(StageProgress progress)
    {
        int tenth = progress.Step * 10 / Math.Max(progress.Steps, 1);
        lock (_gate)
        {
            if (_tenths.GetValueOrDefault(progress.Stage, -1) == tenth)
            {
                return;
            }

            _tenths[progress.Stage] = tenth;
            host.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{progress.Stage}: step {progress.Step} of {progress.Steps}, loss {progress.Loss:0.####}, {progress.Elapsed.TotalMinutes:0.0} min"));
        }
    }

    public override void OnFinished(TrainingStage stage, TimeSpan time)
    {
        lock (_gate)
        {
            host.Out.WriteLine(Done(stage, time));
        }
    }
}
