using System.Numerics.Tensors;
using NextGpt.Model.Randomness;

namespace NextGpt.Model.Reasoning;

/// <summary>Chooses tokens by their scores. Scores of minus infinity are never chosen as long as another one is finite.</summary>
public sealed class TokenSampler
{
    private readonly SamplingOptions _options;
    private readonly SeededRandom _random;
    private int[] _order = [];

    /// <summary>Creates a sampler for one sequence.</summary>
    /// <param name="options">How to choose.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public TokenSampler(SamplingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _random = new SeededRandom(options.Seed);
    }

    /// <summary>Chooses a token.</summary>
    /// <param name="logits">Scores, [vocabulary]; are overwritten unless the temperature is 0.</param>
    /// <returns>The id; of equal best scores the lowest id; -1 where no score is a number above minus infinity.</returns>
    public int Choose(Span<float> logits)
    {
        int best = Best(logits);
        if (best < 0 || _options.Temperature == 0 || _options.TopK == 1 || float.IsPositiveInfinity(logits[best]))
        {
            return best;
        }

        float highest = logits[best];
        TensorPrimitives.Subtract(logits, highest, logits);
        TensorPrimitives.Divide(logits, _options.Temperature, logits);
        TensorPrimitives.Exp<float>(logits, logits);
        return _options.TopP < 1 || _options.TopK > 0 ? FromTheBest(logits) : FromAll(logits);
    }

    private static int Best(ReadOnlySpan<float> logits)
    {
        // A score that is not a number must not win: it compares as false.
        int best = -1;
        float highest = float.NegativeInfinity;
        for (int i = 0; i < logits.Length; i++)
        {
            if (logits[i] > highest)
            {
                highest = logits[i];
                best = i;
            }
        }

        return best;
    }

    private int FromAll(ReadOnlySpan<float> weights)
    {
        double total = 0;
        foreach (float weight in weights)
        {
            total += weight;
        }

        double left = _random.NextDouble() * total;
        int last = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] > 0)
            {
                last = i;
                left -= weights[i];
                if (left < 0)
                {
                    break;
                }
            }
        }

        return last;
    }

    private int FromTheBest(Span<float> weights)
    {
        if (_order.Length != weights.Length)
        {
            _order = new int[weights.Length];
        }

        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }

        // Ascending with the sign turned: the best come first; equal scores keep no promise, so their ids decide.
        TensorPrimitives.Negate<float>(weights, weights);
        weights.Sort(_order.AsSpan());
        OrderTies(weights);
        TensorPrimitives.Negate<float>(weights, weights);
        int count = _options.TopK > 0 ? Math.Min(_options.TopK, weights.Length) : weights.Length;
        double total = 0;
        for (int i = 0; i < count; i++)
        {
            total += weights[i];
        }

        double share = 0;
        int kept = 0;
        while (kept < count && (kept == 0 || share < _options.TopP * total) && weights[kept] > 0)
        {
            share += weights[kept++];
        }

        double left = _random.NextDouble() * share;
        int chosen = 0;
        while (chosen < kept - 1 && (left -= weights[chosen]) >= 0)
        {
            chosen++;
        }

        return _order[chosen];
    }

    private void OrderTies(ReadOnlySpan<float> sorted)
    {
        int start = 0;
        for (int i = 1; i <= sorted.Length; i++)
        {
            if (i == sorted.Length || sorted[i] != sorted[start])
            {
                if (i - start > 1)
                {
                    Array.Sort(_order, start, i - start);
                }

                start = i;
            }
        }
    }
}
