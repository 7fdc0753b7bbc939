using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace NextGpt.Training.Parameters;

/// <summary>
/// AdamW (Loshchilov and Hutter 2019) over one flat parameter tensor, with gradient clipping and an optional moving average of the weights. A piece of
/// all its vectors that the caches hold is taken through the whole step before the next: operation by operation each would come from memory ten times.
/// </summary>
internal sealed class AdamW : IDisposable
{
    private const int Piece = 4096;
    private const float Epsilon = 1e-8f;
    private readonly ParameterSet _set;
    private readonly Tensor _first;
    private readonly Tensor _second;
    private readonly double _weightDecay;
    private readonly float[] _scratch = new float[Piece];
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
        _weightDecay = weightDecay;
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
        Span<float> gradient = Values(_set.Gradient);
        double norm = Norm(gradient);
        if (!double.IsFinite(norm))
        {
            gradient.Clear();
            return norm;
        }

        Steps++;
        float scale = (float)(norm > clip ? clip / norm : 1);
        int start = 0;
        foreach (Weight weight in _set.Weights)
        {
            // Only matrices decay: biases, norms and gains are few and pulling them to zero does harm.
            float keep = (float)(1 - (weight.Shape.Length >= 2 ? learningRate * _weightDecay : 0));
            int end = start + (int)weight.Count;
            for (; start < end; start = Math.Min(start + Piece, end))
            {
                Step(start..Math.Min(start + Piece, end), (float)learningRate, scale, keep);
            }
        }

        gradient.Clear();
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
        Average?.Dispose();
    }

    private static Span<float> Values(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    private static double Norm(ReadOnlySpan<float> gradient)
    {
        double squares = 0;
        for (int i = 0; i < gradient.Length; i += Piece)
        {
            squares += TensorPrimitives.SumOfSquares(gradient.Slice(i, Math.Min(Piece, gradient.Length - i)));
        }

        return Math.Sqrt(squares);
    }

    private void Step(Range piece, float learningRate, float scale, float keep)
    {
        Span<float> gradient = Values(_set.Gradient)[piece];
        Span<float> first = Values(_first)[piece];
        Span<float> second = Values(_second)[piece];
        Span<float> flat = Values(Flat)[piece];
        Span<float> scratch = _scratch.AsSpan(0, flat.Length);
        TensorPrimitives.Multiply(gradient, scale, gradient);
        TensorPrimitives.Lerp(first, gradient, (float)(1 - _beta1), first);
        TensorPrimitives.Multiply(gradient, gradient, scratch);
        TensorPrimitives.Lerp(second, scratch, (float)(1 - _beta2), second);
        TensorPrimitives.Sqrt(second, scratch);
        TensorPrimitives.Multiply(scratch, (float)(1 / Math.Sqrt(1 - Math.Pow(_beta2, Steps))), scratch);
        TensorPrimitives.Add(scratch, Epsilon, scratch);
        TensorPrimitives.Divide(first, scratch, scratch);
        TensorPrimitives.Multiply(flat, keep, flat);
        TensorPrimitives.MultiplyAdd(scratch, (float)(-learningRate / (1 - Math.Pow(_beta1, Steps))), flat, flat);
        if (Average is not null)
        {
            // A young average follows closely, or the first steps would weigh on it for long.
            Span<float> average = Values(Average)[piece];
            TensorPrimitives.Lerp(average, flat, (float)(1 - Math.Min(AverageRate, (1.0 + Steps) / (10.0 + Steps))), average);
        }
    }
}
