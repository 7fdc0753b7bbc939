using TorchSharp;
using static TorchSharp.torch;

namespace NextGpt.Training.Parameters;

/// <summary>AdamW (Loshchilov and Hutter 2019) over one flat parameter tensor, with gradient clipping and an optional moving average of the weights.</summary>
internal sealed class AdamW : IDisposable
{
    private readonly ParameterSet _set;
    private readonly Tensor _first;
    private readonly Tensor _second;
    private readonly Tensor? _decay;
    private readonly double _beta1;
    private readonly double _beta2;

    public AdamW(ParameterSet set, double beta1 = 0.9, double beta2 = 0.99, double weightDecay = 0.01, double average = 0)
    {
        _set = set.Train();
        _beta1 = beta1;
        _beta2 = beta2;
        _first = zeros(set.Count).DetachFromDisposeScope();
        _second = zeros(set.Count).DetachFromDisposeScope();
        AverageRate = average;
        Average = average > 0 ? set.Flat.clone().DetachFromDisposeScope() : null;
        if (weightDecay > 0)
        {
            // Only matrices decay: biases, norms and gains are few and pulling them to zero does harm.
            _decay = cat([.. set.Weights.Select(weight => full(weight.Count, weight.Shape.Length >= 2 ? weightDecay : 0.0))]).DetachFromDisposeScope();
        }
    }

    public Tensor Flat => _set.Flat;

    public Tensor? Average { get; }

    public double AverageRate { get; }

    public long Steps { get; private set; }

    public Tensor First => _first;

    public Tensor Second => _second;

    public void Resume(long steps) => Steps = steps;

    /// <summary>Takes a step and clears the gradients.</summary>
    /// <returns>The norm of the gradients before clipping.</returns>
    public double Step(double learningRate, double clip = 1.0)
    {
        using IDisposable _ = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor gradient = _set.Gradient;
        double norm = gradient.norm().item<float>();
        if (!double.IsFinite(norm))
        {
            gradient.zero_();
            return norm;
        }

        if (norm > clip)
        {
            gradient.mul_(clip / norm);
        }

        Steps++;
        _first.lerp_(gradient, 1 - _beta1);
        _second.mul_(_beta2).addcmul_(gradient, gradient, 1 - _beta2);
        double correction1 = 1 - Math.Pow(_beta1, Steps);
        double correction2 = 1 - Math.Pow(_beta2, Steps);
        if (_decay is not null)
        {
            _set.Flat.addcmul_(_set.Flat, _decay, -learningRate);
        }

        Tensor denominator = _second.sqrt().mul_(1 / Math.Sqrt(correction2)).add_(1e-8);
        _set.Flat.addcdiv_(_first, denominator, -learningRate / correction1);
        gradient.zero_();

        // A young average follows closely, or the first steps would weigh on it for long.
        Average?.lerp_(_set.Flat, 1 - Math.Min(AverageRate, (1.0 + Steps) / (10.0 + Steps)));
        return norm;
    }

    /// <summary>Puts the moving average in the weights' place.</summary>
    public void UseAverage()
    {
        if (Average is not null)
        {
            using IDisposable _ = no_grad();
            _set.Flat.copy_(Average);
        }
    }

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
        _decay?.Dispose();
        Average?.Dispose();
    }
}
