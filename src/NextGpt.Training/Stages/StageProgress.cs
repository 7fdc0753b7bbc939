namespace NextGpt.Training.Stages;

/// <summary>Where a stage is.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="Loss">The mean loss since the last report.</param>
/// <param name="Elapsed">Time spent on the stage in this process.</param>
public sealed record StageProgress(string Stage, int Step, int Steps, double Loss, TimeSpan Elapsed);
