using NextGpt.Training.Stages;

namespace NextGpt.Training.Plan;

/// <summary>A stage of the training command.</summary>
/// <param name="Name">Its name; its checkpoint's too.</param>
/// <param name="After">The stages whose results it needs.</param>
/// <param name="Result">The file, relative to the training folder, whose presence says that it is done.</param>
/// <param name="Run">Runs it in this process, resuming from its checkpoint.</param>
public sealed record TrainingStage(string Name, IReadOnlyList<string> After, string Result, Action<StageContext> Run);
