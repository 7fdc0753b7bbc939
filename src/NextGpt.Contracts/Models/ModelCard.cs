using System.Text.Json.Serialization;

namespace NextGpt.Contracts.Models;

/// <summary>What a client may know of a model.</summary>
public sealed record ModelCard
{
    /// <summary>Gets the name by which requests choose it.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the kind of this object, always <c>model</c>.</summary>
    [JsonPropertyName("object")]
    public string Kind { get; init; } = "model";

    /// <summary>Gets since when it is here, in seconds since 1970 UTC; clients of OpenAI's API ask for it.</summary>
    public long Created { get; init; }

    /// <summary>Gets whose it is; clients of OpenAI's API ask for it.</summary>
    public string OwnedBy { get; init; } = "nextgpt";

    /// <summary>Gets one line on what it is.</summary>
    public required string Description { get; init; }

    /// <summary>Gets the licence of its weights.</summary>
    public required string License { get; init; }

    /// <summary>Gets the digest of its bundle, 64 lower-case hexadecimal digits.</summary>
    public required string BundleDigest { get; init; }

    /// <summary>Gets the kinds that it reads.</summary>
    public required IReadOnlyList<Modality> Input { get; init; }

    /// <summary>Gets the kinds that it makes.</summary>
    public required IReadOnlyList<Modality> Output { get; init; }

    /// <summary>Gets how many tokens its context holds, prompt and answer together.</summary>
    public required int ContextLength { get; init; }

    /// <summary>Gets what makes its media.</summary>
    public required IReadOnlyList<ModelDecoder> Decoders { get; init; }
}

/// <summary>A decoder of a model.</summary>
/// <param name="Id">The id by which requests choose it.</param>
/// <param name="Type">What it makes.</param>
/// <param name="Default">Whether it is taken when a request names none.</param>
/// <param name="Steps">Its denoising steps when a request names none.</param>
/// <param name="Guidance">Its guidance scale when a request names none.</param>
public sealed record ModelDecoder(string Id, Modality Type, bool Default, int Steps, float Guidance);
