using NextGpt.Model.Bundles;

namespace NextGpt.Training.Stages;

/// <summary>What a training stage works with.</summary>
/// <param name="Directory">The folder of checkpoints, logs and curves.</param>
/// <param name="Configuration">The model's dimensions.</param>
/// <param name="Seed">The seed of the whole training.</param>
/// <param name="Report">Takes lines of progress.</param>
/// <param name="CancellationToken">Stops the stage at the next step; its checkpoint is kept.</param>
public sealed record StageContext(string Directory, NanoConfiguration Configuration, int Seed, Action<StageProgress> Report, CancellationToken CancellationToken)
{
    /// <summary>Gets the folder of the bundle whose weights are trained on; null where training began from nothing.</summary>
    public string? From { get; init; }

    /// <summary>Opens that bundle and checks its files.</summary>
    /// <exception cref="InvalidOperationException">Training began from nothing.</exception>
    /// <exception cref="BundleException">The bundle is damaged.</exception>
    public Bundle Source() => Bundle.Load(From ?? throw new InvalidOperationException($"The training in '{Directory}' began from nothing; this stage trains a bundle on."));

    /// <summary>Gets the path of a finished stage's weights.</summary>
    public string Weights(string stage) => Path.Combine(Directory, stage + ".safetensors");

    /// <summary>Gets the number of steps for this configuration.</summary>
    public int Steps(int nominal) => Math.Max(10, (int)(nominal * Configuration.StepScale));
}
