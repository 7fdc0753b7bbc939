using System.Text.Json.Serialization;

namespace NextGpt.Contracts.Jobs;

/// <summary>What made an answer: enough to make it again, and what it took.</summary>
public sealed record JobReceipt
{
    /// <summary>Gets the digest of the bundle, 64 lower-case hexadecimal digits.</summary>
    public required string BundleDigest { get; init; }

    /// <summary>Gets the seed of everything that was drawn.</summary>
    public required long Seed { get; init; }

    /// <summary>Gets why the model stopped writing: <c>stop</c> or <c>length</c>.</summary>
    public required string Finish { get; init; }

    /// <summary>Gets the positions of the prompt, media included.</summary>
    public int PromptTokens { get; init; }

    /// <summary>Gets the tokens that were written, signals included.</summary>
    public int CompletionTokens { get; init; }

    /// <summary>Gets how long the media of the request took to encode, in milliseconds.</summary>
    public double EncodingMs { get; init; }

    /// <summary>Gets how long the language model took, in milliseconds; decoders work meanwhile.</summary>
    public double ReasoningMs { get; init; }

    /// <summary>Gets how long all of it took from acceptance to the last part, in milliseconds by the clock, time in the queue included.</summary>
    public double TotalMs { get; init; }

    /// <summary>Gets how each medium was made.</summary>
    public IReadOnlyList<JobDecoding> Media { get; init; } = [];

    /// <summary>Gets the SHA-256 of each medium of the request; null where there is no service.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Inputs { get; init; }

    /// <summary>Gets the SHA-256 of each medium of the answer, in the order of the parts; null where there is no service.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Outputs { get; init; }

    /// <summary>Gets how many encodings and media were there already, made by an earlier job or before a restart; null where there is no service.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? CacheHits { get; init; }

    /// <summary>Gets how long each stage took; null where there is no service.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JobTimings? Timings { get; init; }
}
