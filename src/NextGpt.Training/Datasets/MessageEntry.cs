namespace NextGpt.Training.Datasets;

/// <summary>One message of a conversation.</summary>
public sealed record MessageEntry
{
    /// <summary>The sender <c>human</c>.</summary>
    public const string Human = "human";

    /// <summary>The sender <c>gpt</c>.</summary>
    public const string Gpt = "gpt";

    /// <summary><c>human</c> or <c>gpt</c>.</summary>
    public required string From { get; init; }

    /// <summary>The text; in dialogues of several media <c>&lt;image&gt;</c>, <c>&lt;audio&gt;</c> and <c>&lt;video&gt;</c> stand for the next medium of their list.</summary>
    public required string Value { get; init; }

    /// <summary>What a human message brings besides text.</summary>
    public string? InputModality { get; init; }

    /// <summary>What a reply brings besides text.</summary>
    public string? OutputModality { get; init; }

    /// <summary>The caption of what a reply makes; empty when it makes nothing.</summary>
    public string? Caption { get; init; }
}
