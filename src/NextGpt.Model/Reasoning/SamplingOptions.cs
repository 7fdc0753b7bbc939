namespace NextGpt.Model.Reasoning;

/// <summary>How the next token is chosen.</summary>
public sealed record SamplingOptions
{
    /// <summary>Gets the temperature, 0 to 10; 0 takes the best token always.</summary>
    public float Temperature { get; init; }

    /// <summary>Gets the share of probability that is chosen from, above 0 to 1; 1 is all of it.</summary>
    public float TopP { get; init; } = 1;

    /// <summary>Gets how many of the best tokens are chosen from; 0 is all of them.</summary>
    public int TopK { get; init; }

    /// <summary>Gets the seed of the choice.</summary>
    public long Seed { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public void Validate()
    {
        if (!(Temperature is >= 0 and <= 10))
        {
            throw new ArgumentOutOfRangeException(nameof(Temperature), Temperature, "The temperature is 0 to 10.");
        }

        if (!(TopP is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(TopP), TopP, "Top-p is above 0 to 1.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(TopK);
    }
}
