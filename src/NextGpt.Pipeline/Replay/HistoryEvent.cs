using System.Globalization;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Pipeline.Replay;

/// <summary>A line of an instance's history.</summary>
/// <param name="Kind">What it tells.</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Call">The number of the activity or timer, in the order of the orchestration's calls from 0; -1 for others.</param>
/// <param name="Name">The activity's or the event's name; null for others.</param>
/// <param name="Payload">Its message; null where there is none.</param>
public sealed record HistoryEvent(HistoryKind Kind, DateTime At, int Call, string? Name, string? Payload)
{
    /// <summary>Gets a value indicating whether the orchestration itself caused it.</summary>
    public bool IsDecision => Kind is HistoryKind.ActivityScheduled or HistoryKind.TimerCreated;

    /// <summary>Gets the time of a timer, UTC.</summary>
    public DateTime FireAt => DateTime.ParseExact(Payload!, "O", CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    /// <summary>The instance starts.</summary>
    /// <param name="at">When, UTC.</param>
    /// <param name="input">Its input.</param>
    /// <returns>The line.</returns>
    public static HistoryEvent Started(DateTime at, string input) => new(HistoryKind.Started, at, -1, null, input);

    /// <summary>An activity ended.</summary>
    /// <param name="at">When, UTC.</param>
    /// <param name="call">Which.</param>
    /// <param name="result">Its result.</param>
    /// <returns>The line.</returns>
    public static HistoryEvent Completed(DateTime at, int call, string result) => new(HistoryKind.ActivityCompleted, at, call, null, result);

    /// <summary>An activity failed.</summary>
    /// <param name="at">When, UTC.</param>
    /// <param name="call">Which.</param>
    /// <param name="failure">Why.</param>
    /// <returns>The line.</returns>
    public static HistoryEvent Failed(DateTime at, int call, ActivityFailure failure) =>
        new(HistoryKind.ActivityFailed, at, call, null, PipelineMessage.Write(failure));

    /// <summary>A timer fired.</summary>
    /// <param name="at">When, UTC.</param>
    /// <param name="call">Which.</param>
    /// <returns>The line.</returns>
    public static HistoryEvent Fired(DateTime at, int call) => new(HistoryKind.TimerFired, at, call, null, null);

    /// <summary>Somebody raised an event.</summary>
    /// <param name="at">When, UTC.</param>
    /// <param name="name">Its name.</param>
    /// <param name="payload">What it carries.</param>
    /// <returns>The line.</returns>
    public static HistoryEvent Raised(DateTime at, string name, string payload) => new(HistoryKind.EventRaised, at, -1, name, payload);

    internal static HistoryEvent Scheduled(DateTime at, int call, string name, string input) => new(HistoryKind.ActivityScheduled, at, call, name, input);

    internal static HistoryEvent Timer(DateTime at, int call, DateTime fireAt) =>
        new(HistoryKind.TimerCreated, at, call, null, fireAt.ToString("O", CultureInfo.InvariantCulture));
}
