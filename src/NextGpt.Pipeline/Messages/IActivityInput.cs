namespace NextGpt.Pipeline.Messages;

/// <summary>What all inputs of activities have. An activity that outlives its deadline stops by itself: no engine does it for it.</summary>
public interface IActivityInput
{
    /// <summary>Gets the job that the work is for.</summary>
    public string Job { get; }

    /// <summary>Gets when the work has become useless, UTC.</summary>
    public DateTime Deadline { get; }
}
