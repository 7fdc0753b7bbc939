namespace NextGpt.Training.Datasets;

/// <summary>A medium with its caption. One of the names is set.</summary>
public sealed record PairEntry
{
    /// <summary>The picture's file.</summary>
    public string? ImageName { get; init; }

    /// <summary>The sound's file.</summary>
    public string? AudioName { get; init; }

    /// <summary>The video's file.</summary>
    public string? VideoName { get; init; }

    /// <summary>What it shows.</summary>
    public required string Caption { get; init; }

    /// <summary>A number that is the entry's own.</summary>
    public required int Id { get; init; }
}
