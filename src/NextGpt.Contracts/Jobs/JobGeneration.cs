namespace NextGpt.Contracts.Jobs;

/// <summary>How an answer is made. What is null is the model's default.</summary>
public sealed record JobGeneration
{
    /// <summary>The most texts that may end an answer.</summary>
    public const int MostStops = 4;

    /// <summary>The longest that such a text may be, in characters.</summary>
    public const int LongestStop = 200;

    /// <summary>Gets the seed of everything that is drawn; null is 0. The same seed gives the same bytes.</summary>
    public long? Seed { get; init; }

    /// <summary>Gets the most tokens to write, at least 1.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Gets the temperature, 0 to 10; 0 takes the likeliest token always.</summary>
    public float? Temperature { get; init; }

    /// <summary>Gets the share of probability that is drawn from, above 0 to 1.</summary>
    public float? TopP { get; init; }

    /// <summary>Gets how many of the likeliest tokens are drawn from; 0 is all.</summary>
    public int? TopK { get; init; }

    /// <summary>Gets texts that end the answer where the model would write them, 4 at most; they do not stand in it.</summary>
    public IReadOnlyList<string>? Stop { get; init; }

    /// <summary>Gets the denoising steps of every medium, 1 to 1000.</summary>
    public int? Steps { get; init; }

    /// <summary>Gets the guidance scale of every medium, 0 to 100.</summary>
    public float? Guidance { get; init; }

    /// <summary>Gets the ids of the decoders to use, by kind.</summary>
    public IReadOnlyDictionary<Modality, string>? Decoders { get; init; }
}
