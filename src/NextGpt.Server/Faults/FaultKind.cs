namespace NextGpt.Server.Faults;

/// <summary>What an injected fault does.</summary>
public enum FaultKind
{
    /// <summary>The process kills itself: SIGKILL, nothing is cleaned up.</summary>
    Kill,

    /// <summary>The activity fails for good.</summary>
    Fail,

    /// <summary>The activity fails in a way that may pass.</summary>
    Flake,
}
