namespace NextGpt.Server.Faults;

/// <summary>A fault that tests have injected by configuration.</summary>
public sealed class FaultOptions
{
    /// <summary>Gets or sets the point, such as <c>reason.enter</c>, <c>reason.text.3</c>, <c>decode.image.step.5</c>, <c>decode.audio.stored</c>, <c>assemble.written</c>, <c>notify.sent</c> or <c>encode.leave</c>.</summary>
    public string At { get; set; } = "";

    /// <summary>Gets or sets what happens there.</summary>
    public FaultKind Do { get; set; }

    /// <summary>Gets or sets the job that it happens to; null is any.</summary>
    public string? Job { get; set; }

    /// <summary>Gets or sets how often it happens, at least 1.</summary>
    public int Times { get; set; } = int.MaxValue;
}
