namespace NextGpt.Api.Engine;

/// <summary>Where an instance stands.</summary>
public enum JobPhase
{
    /// <summary>It waits for a place.</summary>
    Queued,

    /// <summary>It is at work.</summary>
    Running,

    /// <summary>It has ended; its outcome says how.</summary>
    Ended,

    /// <summary>The engine could not go on with it.</summary>
    Lost,
}
