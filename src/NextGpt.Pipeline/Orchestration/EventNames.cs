namespace NextGpt.Pipeline.Orchestration;

/// <summary>The names of the events that orchestrations wait for.</summary>
public static class EventNames
{
    /// <summary>A signal group closed; carries <see cref="Messages.ClosedGroup"/>. It may come twice.</summary>
    public const string GroupClosed = "group_closed";

    /// <summary>Somebody wants the job to stop; carries <see cref="Messages.CancelRequest"/>.</summary>
    public const string Cancel = "cancel";
}
