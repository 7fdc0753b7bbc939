using NextGpt.Model.Bundles.Manifest;

namespace NextGpt.Model.Diffusion.Schedulers;

/// <summary>
/// The steps from noise to a sample. One object serves one run, from step 0 upwards, each step once (multistep methods look back); it
/// computes on spans only.
/// </summary>
public abstract class NoiseScheduler
{
    private protected NoiseScheduler(IReadOnlyList<float> timesteps, double initialNoiseSigma)
    {
        Timesteps = timesteps;
        InitialNoiseSigma = (float)initialNoiseSigma;
    }

    /// <summary>Gets the timestep that the model is given at each step. PNDM has one step more than asked for.</summary>
    public IReadOnlyList<float> Timesteps { get; }

    /// <summary>Gets what standard normal noise is multiplied by to begin with.</summary>
    public float InitialNoiseSigma { get; }

    /// <summary>Makes the schedule for one run.</summary>
    /// <param name="manifest">The algorithm and its settings.</param>
    /// <param name="steps">From 1 to the number of steps of training.</param>
    /// <returns>The scheduler.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of steps is out of range.</exception>
    /// <exception cref="NotSupportedException">A setting is unknown; the message names it.</exception>
    public static NoiseScheduler Create(SchedulerManifest manifest, int steps)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(steps, manifest.TrainSteps);
        return manifest.Type switch
        {
            "ddim" => new DdimScheduler(manifest, steps),
            "pndm" => new PndmScheduler(manifest, steps),
            "euler" => new EulerScheduler(manifest, steps),
            "dpm-solver++" => new DpmSolverScheduler(manifest, steps),
            "flow-match-euler" => new FlowMatchEulerScheduler(manifest, steps),
            _ => throw new NotSupportedException($"Scheduler '{manifest.Type}': expected ddim, pndm, euler, dpm-solver++ or flow-match-euler."),
        };
    }

    /// <summary>Writes what the model is given at a step.</summary>
    /// <param name="index">0 to the number of timesteps - 1.</param>
    /// <param name="sample">The sample as it is.</param>
    /// <param name="scaled">As long as the sample; may be the sample itself.</param>
    public virtual void ScaleInput(int index, ReadOnlySpan<float> sample, Span<float> scaled) => sample.CopyTo(scaled);

    /// <summary>Takes one step.</summary>
    /// <param name="index">0 to the number of timesteps - 1.</param>
    /// <param name="modelOutput">What the model made of the scaled sample.</param>
    /// <param name="sample">The sample; becomes that of the next step.</param>
    public abstract void Advance(int index, ReadOnlySpan<float> modelOutput, Span<float> sample);

    private protected static NotSupportedException Unsupported(string setting, string value, string expected) =>
        new($"Scheduler setting {setting} '{value}': expected {expected}.");
}
