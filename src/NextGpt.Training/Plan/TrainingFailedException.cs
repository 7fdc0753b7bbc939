namespace NextGpt.Training.Plan;

/// <summary>A stage of the training failed.</summary>
public sealed class TrainingFailedException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="attempts">How often it was tried.</param>
    /// <param name="output">The last lines that it wrote.</param>
    public TrainingFailedException(string stage, int attempts, string output)
        : base($"Stage '{stage}' failed {attempts} times; its checkpoint is kept. It wrote last:\n{output}")
    {
        Stage = stage;
    }

    /// <summary>Gets the stage that failed.</summary>
    public string Stage { get; }
}
