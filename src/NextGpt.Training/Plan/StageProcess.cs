using System.Diagnostics;
using System.Globalization;
using NextGpt.Training.Native;
using NextGpt.Training.Stages;
using TorchSharp;

namespace NextGpt.Training.Plan;

/// <summary>One stage in a process of its own: its memory goes when it ends, and a crash in libtorch takes nothing with it.</summary>
public static class StageProcess
{
    private const string Mark = "@progress";

    /// <summary>Runs a stage in this process and writes its progress as lines that <see cref="RunChildAsync"/> reads.</summary>
    /// <param name="name">The stage.</param>
    /// <param name="options">As the parent was given them.</param>
    /// <param name="output">Takes the lines.</param>
    /// <param name="cancellationToken">Stops at the next step; the checkpoint is kept.</param>
    /// <exception cref="ArgumentException">There is no such stage.</exception>
    public static void Run(string name, TrainingOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        TrainingStage stage = TrainingPlan.For(options).SingleOrDefault(candidate => candidate.Name == name)
            ?? throw new ArgumentException($"There is no stage '{name}'; the stages are {string.Join(", ", TrainingPlan.For(options).Select(candidate => candidate.Name))}.", nameof(name));
        TorchLibrary.EnsureLoadable();
        torch.set_num_threads(1);
        Directory.CreateDirectory(options.Directory);
        using DisposeScope scope = torch.NewDisposeScope();
        using CollectionPause pause = new();
        stage.Run(options.Context(progress => Write(output, progress), cancellationToken));
    }

    /// <summary>Runs a stage in a child process.</summary>
    /// <param name="command">Makes the child's command line for a stage.</param>
    /// <param name="name">The stage.</param>
    /// <param name="report">Takes its progress.</param>
    /// <param name="cancellationToken">Ends the child; its checkpoint is kept.</param>
    /// <returns>The exit code and the last lines that were no progress.</returns>
    public static async Task<(int ExitCode, string Output)> RunChildAsync(
        Func<string, ProcessStartInfo> command, string name, Action<StageProgress> report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(report);
        ProcessStartInfo start = command(name);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"The process of stage '{name}' did not start.");
        using CancellationTokenRegistration stop = cancellationToken.UnsafeRegister(static child => ((Process)child!).Kill(entireProcessTree: true), process);
        Queue<string> tail = new();
        await Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError)).ConfigureAwait(false);
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return (process.ExitCode, string.Join('\n', tail));

        async Task ReadAsync(StreamReader reader)
        {
            while (await reader.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
            {
                if (Parse(line) is { } progress)
                {
                    report(progress);
                    continue;
                }

                lock (tail)
                {
                    tail.Enqueue(line);
                    if (tail.Count > 30)
                    {
                        tail.Dequeue();
                    }
                }
            }
        }
    }

    private static void Write(TextWriter output, StageProgress progress)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Mark}\t{progress.Stage}\t{progress.Step}\t{progress.Steps}\t{progress.Loss:R}\t{progress.Elapsed.TotalSeconds:F1}"));
        output.Flush();
    }

    private static StageProgress? Parse(string line)
    {
        string[] fields = line.Split('\t');
        return fields is [Mark, _, _, _, _, _]
            ? new StageProgress(
                fields[1], int.Parse(fields[2], CultureInfo.InvariantCulture), int.Parse(fields[3], CultureInfo.InvariantCulture),
                double.Parse(fields[4], CultureInfo.InvariantCulture), TimeSpan.FromSeconds(double.Parse(fields[5], CultureInfo.InvariantCulture)))
            : null;
    }
}
