using NextGpt.Contracts;
using NextGpt.Model.Reasoning;
using NextGpt.Model.Sessions;

namespace NextGpt.Cli.Asking;

/// <summary>What <c>nextgpt ask</c> was asked to do.</summary>
internal sealed record AskSettings
{
    public string Text { get; init; } = "";

    public IReadOnlyList<MediaFile> Media { get; init; } = [];

    public ModalityRules Rules { get; init; } = new();

    public long Seed { get; init; }

    public int? Steps { get; init; }

    public float? Guidance { get; init; }

    public int? MaxTokens { get; init; }

    public float Temperature { get; init; }

    public float TopP { get; init; } = 1;

    /// <summary>Gets the folder of the answer; null is a new one below <c>answers</c>.</summary>
    public string? Out { get; init; }

    /// <summary>Gets the bundle's folder; null is the one that is shipped.</summary>
    public string? Bundle { get; init; }

    public ExecutionProvider Device { get; init; }

    /// <summary>Gets the server that is asked; null is the model of this process.</summary>
    public Uri? Server { get; init; }

    public bool Json { get; init; }
}

/// <summary>A file that the user gives, and what it is given as.</summary>
internal sealed record MediaFile(Modality Modality, string Path);
