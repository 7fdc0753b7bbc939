using System.Numerics;

namespace NextGpt.Model.Randomness;

/// <summary>
/// A stream of random numbers that is the same for a seed in every version of this project: xoshiro256** (Blackman and Vigna 2018), its
/// state filled by SplitMix64; Gaussians by Box and Muller's transform in double precision, both of a pair used. Not for secrets.
/// </summary>
public sealed class SeededRandom
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;
    private double _spare;
    private bool _hasSpare;

    /// <summary>Begins a stream.</summary>
    /// <param name="seed">Any number.</param>
    public SeededRandom(long seed)
    {
        ulong state = (ulong)seed;
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    /// <summary>Makes a seed of its own for one part of a request.</summary>
    /// <param name="seed">The request's seed.</param>
    /// <param name="index">The part's index.</param>
    /// <returns>A seed, not negative; other indices and other seeds give others.</returns>
    public static long Derive(long seed, int index)
    {
        ulong state = (ulong)seed;
        ulong mixed = SplitMix(ref state) ^ (uint)index;
        return (long)(SplitMix(ref mixed) >> 1);
    }

    /// <summary>Gets the next 64 bits.</summary>
    /// <returns>Every value alike.</returns>
    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Gets the next number of an even distribution.</summary>
    /// <returns>0 or more, below 1.</returns>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Fills a span with numbers of the standard normal distribution.</summary>
    /// <param name="destination">Any length.</param>
    public void FillGaussian(Span<float> destination)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            destination[i] = (float)NextGaussian();
        }
    }

    private double NextGaussian()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }

        // 1 - u lies in (0, 1]: its logarithm is finite.
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        (double sin, double cos) = Math.SinCos(2 * Math.PI * NextDouble());
        _spare = radius * sin;
        _hasSpare = true;
        return radius * cos;
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
