namespace NextGpt.Api.OpenAi.Images;

/// <summary>Pictures that were made, as OpenAI's clients know them.</summary>
/// <param name="Created">When, in seconds since 1970 UTC.</param>
/// <param name="Data">The pictures.</param>
/// <param name="Usage">The tokens of all of them.</param>
internal sealed record ImageList(long Created, IReadOnlyList<ImageItem> Data, ImageUsage Usage)
{
    public string OutputFormat { get; init; } = "png";

    /// <summary>Gets what the model makes, whatever was asked for: <c>64x64</c>.</summary>
    public string? Size { get; init; }
}

/// <summary>A picture: its bytes in base64, or a link.</summary>
internal sealed record ImageItem
{
    public string? B64Json { get; init; }

    public string? Url { get; init; }

    /// <summary>Gets the text that the model wrote to it.</summary>
    public string? RevisedPrompt { get; init; }

    /// <summary>Gets the medium's id.</summary>
    public required string Media { get; init; }

    /// <summary>Gets the job, with its receipt.</summary>
    public required string JobId { get; init; }
}

/// <summary>The tokens of pictures.</summary>
internal sealed record ImageUsage(int InputTokens, int OutputTokens, int TotalTokens)
{
    public ImageInputTokens InputTokensDetails => new(InputTokens, 0);
}

/// <summary>What the tokens of a prompt were.</summary>
internal sealed record ImageInputTokens(int TextTokens, int ImageTokens);
