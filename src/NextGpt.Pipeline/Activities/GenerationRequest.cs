using NextGpt.Contracts;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Pipeline.Activities;

/// <summary>A request as it is stored: checked, complete, and of references only where media are concerned.</summary>
public sealed record GenerationRequest
{
    /// <summary>Gets the conversation, the question at hand last.</summary>
    public required IReadOnlyList<RequestTurn> Turns { get; init; }

    /// <summary>Gets exactly the kinds that the answer holds; null is the model's choice.</summary>
    public IReadOnlyList<Modality>? Modalities { get; init; }

    /// <summary>Gets the kinds that the answer must not hold.</summary>
    public IReadOnlyList<Modality> Forbid { get; init; } = [];

    /// <summary>Gets the seed of everything that is drawn.</summary>
    public long Seed { get; init; }

    /// <summary>Gets the most tokens to write; null is the model's default.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>Gets the temperature, 0 to 10.</summary>
    public float Temperature { get; init; }

    /// <summary>Gets the share of probability that is chosen from, above 0 to 1.</summary>
    public float TopP { get; init; } = 1;

    /// <summary>Gets how many of the best tokens are chosen from; 0 is all.</summary>
    public int TopK { get; init; }

    /// <summary>Gets how media are made, for decoders that begin before the orchestration calls for them; null is that none does. What decides is the orchestration's start.</summary>
    public DecodeSettings? Decoding { get; init; }

    /// <summary>Gets texts that end the answer beside the model's own; null is none.</summary>
    public IReadOnlyList<string>? Stop { get; init; }
}
