using System.Diagnostics;
using NextGpt.Training.Stages;

namespace NextGpt.Training.Plan;

/// <summary>Runs all stages that are not done, several side by side, each as soon as what it needs is there.</summary>
/// <param name="options">What is asked for.</param>
/// <param name="command">Makes the command line that runs one stage in a process of its own.</param>
/// <param name="time">Tells how long a stage took.</param>
public sealed class TrainingRunner(TrainingOptions options, Func<string, ProcessStartInfo> command, TimeProvider time)
{
    // libtorch's binding can fail now and then under memory pressure; a stage goes on from its checkpoint, so trying again costs little.
    private const int Attempts = 3;

    /// <summary>Raised with every report of a running stage; from several threads.</summary>
    public event Action<StageProgress>? Progress;

    /// <summary>Raised when a stage is done, with the time that it took.</summary>
    public event Action<TrainingStage, TimeSpan>? Finished;

    /// <summary>Runs until every stage is done.</summary>
    /// <exception cref="TrainingFailedException">A stage failed; what the others have done is kept.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Directory);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Dictionary<Task, TrainingStage> running = [];
        try
        {
            while (true)
            {
                foreach (TrainingStage stage in TrainingPlan.Ready(options).ToList())
                {
                    if (running.Count < options.Lanes && !running.ContainsValue(stage))
                    {
                        running.Add(RunStageAsync(stage, stop.Token), stage);
                    }
                }

                if (running.Count == 0)
                {
                    return;
                }

                Task ended = await Task.WhenAny(running.Keys).ConfigureAwait(false);
                running.Remove(ended);
                await ended.ConfigureAwait(false);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(running.Keys).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RunStageAsync(TrainingStage stage, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        string output = string.Empty;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            (int exitCode, output) = await StageProcess.RunChildAsync(command, stage.Name, report => Progress?.Invoke(report), cancellationToken).ConfigureAwait(false);
            if (exitCode == 0 && TrainingPlan.IsDone(stage, options.Directory))
            {
                LossCurve.Draw(options.Directory, stage.Name);
                Finished?.Invoke(stage, time.GetElapsedTime(start));
                return;
            }
        }

        throw new TrainingFailedException(stage.Name, Attempts, output);
    }
}
