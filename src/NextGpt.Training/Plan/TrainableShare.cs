namespace NextGpt.Training.Plan;

/// <summary>What a stage trains.</summary>
/// <param name="Stage">The stage and what is trained in it.</param>
/// <param name="Trainable">Parameters that are trained.</param>
/// <param name="Whole">Parameters of the whole model, the trained ones included.</param>
public sealed record TrainableShare(string Stage, long Trainable, long Whole)
{
    /// <summary>Gets the share in percent.</summary>
    public double Percent => 100.0 * Trainable / Whole;
}
