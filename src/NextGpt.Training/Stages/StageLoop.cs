using System.Diagnostics;
using System.Globalization;
using NextGpt.Training.Checkpoints;
using NextGpt.Training.Native;
using NextGpt.Training.Parameters;
using TorchSharp;
using static TorchSharp.torch;

namespace NextGpt.Training.Stages;

/// <summary>
/// The steps of one stage: a cosine schedule after a short warm-up, once or twice, a log of losses, and a checkpoint from which the stage goes on
/// to the very same result. Each step's random numbers follow from the seed and the step's number alone.
/// </summary>
internal sealed class StageLoop(StageContext context, string name, int nominalSteps, double learningRate, params AdamW[] optimizers)
{
    private const int ReportEvery = 25;
    private const int CheckpointEvery = 500;
    private readonly int _steps = context.Steps(nominalSteps);

    /// <summary>Gets the part of the steps after which the schedule begins again from the averaged weights (warm restarts, Loshchilov and Hutter 2017); 0 for a single one.</summary>
    public double RestartAt { get; init; }

    /// <summary>Gets the learning rate that the second schedule begins with.</summary>
    public double RestartRate { get; init; }

    private int Restart => (int)Math.Round(_steps * RestartAt);

    private string PartialPath => Path.Combine(context.Directory, name + ".partial");

    private string LogPath => Path.Combine(context.Directory, name + ".csv");

    /// <summary>Runs all steps that are not done yet.</summary>
    /// <param name="loss">Gives the loss of a step from that step's random numbers.</param>
    public void Run(Func<StepRandom, Tensor> loss)
    {
        int step = Restore();
        Stopwatch watch = Stopwatch.StartNew();
        double sum = 0;
        int summed = 0;
        using CollectionPause pause = new();
        while (step < _steps)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (step > 0 && step == Restart)
            {
                UseAverages();
            }

            using (DisposeScope scope = NewDisposeScope())
            {
                using StepRandom random = new(context.Seed, name, step, (double)step / _steps);
                Tensor value = loss(random);
                value.backward();
                sum += value.item<float>();
                summed++;
                double rate = Rate(step);
                foreach (AdamW optimizer in optimizers)
                {
                    optimizer.Step(rate);
                }
            }

            step++;
            pause.Renew();
            if (step % ReportEvery == 0 || step == _steps)
            {
                File.AppendAllText(LogPath, string.Create(CultureInfo.InvariantCulture, $"{step},{sum / summed:G6},{watch.Elapsed.TotalSeconds:F1}\n"));
                context.Report(new StageProgress(name, step, _steps, sum / summed, watch.Elapsed));
                sum = 0;
                summed = 0;
            }

            if (step % CheckpointEvery == 0)
            {
                Save(step);
            }
        }

        UseAverages();
    }

    /// <summary>Removes the checkpoint; call it once the stage's result is saved.</summary>
    public void Finish() => File.Delete(PartialPath);

    private void UseAverages()
    {
        foreach (AdamW optimizer in optimizers)
        {
            optimizer.UseAverage();
        }
    }

    private double Rate(int step)
    {
        (int start, int steps, double rate) = Restart == 0 ? (0, _steps, learningRate) : step < Restart ? (0, Restart, learningRate) : (Restart, _steps - Restart, RestartRate);
        int warmUp = Math.Min(100, Math.Max(1, steps / 20));
        double progress = (double)(step - start) / steps;
        return step - start < warmUp ? rate * (step - start + 1) / warmUp : rate * ((0.97 * (0.5 + (0.5 * Math.Cos(Math.PI * progress)))) + 0.03);
    }

    private int Restore()
    {
        if (!File.Exists(PartialPath))
        {
            File.Delete(LogPath);
            return 0;
        }

        Dictionary<string, (long[] Shape, float[] Data)> file = TensorFile.Load(PartialPath);
        int step = (int)file["step"].Data[0];
        for (int i = 0; i < optimizers.Length; i++)
        {
            foreach ((string key, Tensor value) in State(i))
            {
                ParameterFiles.Copy(value, file[key].Data);
            }

            optimizers[i].Resume(step);
        }

        return step;
    }

    private void Save(int step)
    {
        using Tensor counter = tensor(new float[] { step });
        TensorFile.Save(PartialPath, optimizers.SelectMany((_, i) => State(i)).Append(("step", counter)));
    }

    private IEnumerable<(string Name, Tensor Value)> State(int i)
    {
        AdamW optimizer = optimizers[i];
        yield return ($"{i}.flat", optimizer.Flat);
        yield return ($"{i}.first", optimizer.First);
        yield return ($"{i}.second", optimizer.Second);
        if (optimizer.Average is not null)
        {
            yield return ($"{i}.average", optimizer.Average);
        }
    }
}
