namespace NextGpt.Server.Engine;

/// <summary>Where an instance of an orchestration stands. The numbers are stored: they never change.</summary>
public enum InstanceStatus
{
    /// <summary>It waits for a place.</summary>
    Queued = 0,

    /// <summary>It is at work.</summary>
    Running = 1,

    /// <summary>It returned.</summary>
    Completed = 2,

    /// <summary>It threw, which a sound orchestration does not.</summary>
    Failed = 3,
}
