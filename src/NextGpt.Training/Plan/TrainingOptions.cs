using NextGpt.Training.Stages;

namespace NextGpt.Training.Plan;

/// <summary>What the training command is asked for.</summary>
/// <param name="Directory">The folder of checkpoints, logs, curves and the bundle; made if it is not there.</param>
/// <param name="Seed">The seed of everything.</param>
/// <param name="Quick">Whether to train the tiny configuration that only shows that every stage works.</param>
/// <param name="Lanes">How many stages run side by side, each on one thread; 1 to 16.</param>
/// <param name="Linear">Whether the input projectors are linear, one token a medium, instead of grouping.</param>
/// <param name="From">The folder of a bundle whose weights are trained on; null to train from nothing.</param>
public sealed record TrainingOptions(string Directory, int Seed = 1, bool Quick = false, int Lanes = 2, bool Linear = false, string? From = null)
{
    /// <summary>Gets the configuration that is trained.</summary>
    public NanoConfiguration Configuration => Linear ? Base with { Name = Base.Name + "-linear", Grouping = null } : Base;

    /// <summary>Makes what a stage works with.</summary>
    /// <param name="report">Takes lines of progress.</param>
    /// <param name="cancellationToken">Stops the stage at the next step; its checkpoint is kept.</param>
    public StageContext Context(Action<StageProgress> report, CancellationToken cancellationToken) => new(Directory, Configuration, Seed, report, cancellationToken) { From = From };

    private NanoConfiguration Base => Quick ? NanoConfiguration.Quick : NanoConfiguration.Nano;
}
