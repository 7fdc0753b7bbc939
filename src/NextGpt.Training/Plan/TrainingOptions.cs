namespace NextGpt.Training.Plan;

/// <summary>What the training command is asked for.</summary>
/// <param name="Directory">The folder of checkpoints, logs, curves and the bundle; made if it is not there.</param>
/// <param name="Seed">The seed of everything.</param>
/// <param name="Quick">Whether to train the tiny configuration that only shows that every stage works.</param>
/// <param name="Lanes">How many stages run side by side, each on one thread; 1 to 16.</param>
/// <param name="Linear">Whether the input projectors are linear, one token a medium, instead of grouping.</param>
public sealed record TrainingOptions(string Directory, int Seed = 1, bool Quick = false, int Lanes = 2, bool Linear = false)
{
    /// <summary>Gets the configuration that is trained.</summary>
    public NanoConfiguration Configuration => Linear ? Base with { Name = Base.Name + "-linear", Grouping = null } : Base;

    private NanoConfiguration Base => Quick ? NanoConfiguration.Quick : NanoConfiguration.Nano;
}
