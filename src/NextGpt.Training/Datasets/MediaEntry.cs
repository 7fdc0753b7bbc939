namespace NextGpt.Training.Datasets;

/// <summary>A medium in the list of a dialogue. One of the names is set.</summary>
public sealed record MediaEntry
{
    /// <summary>The picture's file.</summary>
    public string? ImageName { get; init; }

    /// <summary>The sound's file.</summary>
    public string? AudioName { get; init; }

    /// <summary>The video's file.</summary>
    public string? VideoName { get; init; }

    /// <summary>Where the medium comes from.</summary>
    public required string DataSource { get; init; }

    /// <summary>What it shows.</summary>
    public required string Caption { get; init; }
}
