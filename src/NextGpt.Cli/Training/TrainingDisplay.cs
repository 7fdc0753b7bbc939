using System.Globalization;
using NextGpt.Cli.Hosting;
using NextGpt.Training.Plan;
using NextGpt.Training.Stages;

namespace NextGpt.Cli.Training;

/// <summary>Shows how training goes.</summary>
internal abstract class TrainingDisplay
{
    public static TrainingDisplay For(CliHost host) => host.IsTerminal ? new TrainingBars(host) : new TrainingLines(host);

    public abstract Task ShowAsync(Func<Task> work);

    public abstract void OnProgress(StageProgress progress);

    public abstract void OnFinished(TrainingStage stage, TimeSpan time);

    protected static string Done(TrainingStage stage, TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{stage.Name}: done in {time.TotalMinutes:0.0} min");
}
