namespace NextGpt.Api.Events;

/// <summary>An event as watchers get it.</summary>
/// <param name="Id">What a watcher brings back to go on after it; null in a sign of life.</param>
/// <param name="Name"><c>job</c>, <c>stage</c>, <c>text</c>, <c>progress</c>, <c>part</c> or <c>end</c>; null is a sign of life and nothing else.</param>
/// <param name="Data">JSON on one line.</param>
public sealed record JobEvent(string? Id, string? Name, string Data)
{
    /// <summary>How the job stands: what was known before is void.</summary>
    public const string Job = "job";

    /// <summary>The job came to another stage, or further in it.</summary>
    public const string Stage = "stage";

    /// <summary>Text came to stand in a part.</summary>
    public const string Text = "text";

    /// <summary>A decoder went further.</summary>
    public const string Progress = "progress";

    /// <summary>A medium was begun, is done, or cannot be made.</summary>
    public const string Part = "part";

    /// <summary>How the job ended; nothing comes after it.</summary>
    public const string End = "end";

    /// <summary>Gets the sign of life.</summary>
    public static JobEvent Alive { get; } = new(null, null, "");
}
