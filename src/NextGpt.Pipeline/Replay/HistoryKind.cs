namespace NextGpt.Pipeline.Replay;

/// <summary>What a line of an instance's history tells. The numbers are stored: they never change.</summary>
public enum HistoryKind
{
    /// <summary>The instance starts; the payload is its input.</summary>
    Started = 0,

    /// <summary>The orchestration called an activity; the payload is the input.</summary>
    ActivityScheduled = 1,

    /// <summary>An activity ended; the payload is its result.</summary>
    ActivityCompleted = 2,

    /// <summary>An activity failed; the payload is the failure.</summary>
    ActivityFailed = 3,

    /// <summary>The orchestration set a timer; the payload is its time.</summary>
    TimerCreated = 4,

    /// <summary>A timer fired.</summary>
    TimerFired = 5,

    /// <summary>Somebody raised an event; the payload is what it carries.</summary>
    EventRaised = 6,
}
