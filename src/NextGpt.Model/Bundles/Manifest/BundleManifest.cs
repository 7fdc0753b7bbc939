using NextGpt.Contracts;

namespace NextGpt.Model.Bundles.Manifest;

/// <summary>What <c>bundle.json</c> says: everything about a model that its graphs do not hold.</summary>
public sealed record BundleManifest
{
    /// <summary>The value of <see cref="Format"/>.</summary>
    public const string FormatName = "nextgpt-bundle";

    /// <summary>The version of the format that this code reads and writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Gets the format's name, always <see cref="FormatName"/>.</summary>
    public string Format { get; init; } = FormatName;

    /// <summary>Gets the version of the format.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>Gets the model's name, as requests use it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets one line on what the model is.</summary>
    public string Description { get; init; } = "";

    /// <summary>Gets the SPDX name or the words of the licence of the weights.</summary>
    public required string License { get; init; }

    /// <summary>Gets every file of the bundle but <c>bundle.json</c>, by relative path with forward slashes.</summary>
    public required IReadOnlyDictionary<string, BundleFile> Files { get; init; }

    /// <summary>Gets the tokenizer.</summary>
    public required TokenizerManifest Tokenizer { get; init; }

    /// <summary>Gets the prompt template.</summary>
    public required PromptManifest Prompt { get; init; }

    /// <summary>Gets the language model.</summary>
    public required LanguageModelManifest LanguageModel { get; init; }

    /// <summary>Gets the signal tokens of each output modality, in the order in which a group holds them.</summary>
    public required IReadOnlyDictionary<Modality, IReadOnlyList<string>> Signals { get; init; }

    /// <summary>Gets the encoder of each input modality.</summary>
    public required IReadOnlyDictionary<Modality, EncoderManifest> Encoders { get; init; }

    /// <summary>Gets the decoders. Several may serve one modality; one of each modality is its default.</summary>
    public required IReadOnlyList<DecoderManifest> Decoders { get; init; }
}
