namespace NextGpt.Model.Decoding;

/// <summary>How a request wants a medium to be made; what is null is the decoder's default.</summary>
public sealed record DecodeOptions
{
    /// <summary>Gets the seed of this medium, not of the whole request; see <see cref="Randomness.SeededRandom.Derive"/>.</summary>
    public long Seed { get; init; }

    /// <summary>Gets the denoising steps, 1 to 1000.</summary>
    public int? Steps { get; init; }

    /// <summary>Gets the guidance scale, 0 to 100; 1 is unguided.</summary>
    public float? Guidance { get; init; }

    /// <summary>Gets the id of the decoder.</summary>
    public string? DecoderId { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public void Validate()
    {
        if (Steps is not (null or (>= 1 and <= 1000)))
        {
            throw new ArgumentOutOfRangeException(nameof(Steps), Steps, "The number of steps is 1 to 1000.");
        }

        if (Guidance is not (null or (>= 0 and <= 100)))
        {
            throw new ArgumentOutOfRangeException(nameof(Guidance), Guidance, "The guidance scale is 0 to 100.");
        }
    }
}
