using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;

namespace NextGpt.Export.Vocoders;

/// <summary>
/// The fixed sinusoids of the vocoder. A phase is split into the phase at a hop's start and the phase since then, so that sound is a product of matrices:
/// sin(A + B) = sin A cos B + cos A sin B. All angles are computed in double precision.
/// </summary>
internal static class Oscillators
{
    private const double GoldenFraction = 0.6180339887498949;

    // The phase within a hop is split once more, into steps of 16 samples and the samples of a step: two small tables instead of one large one.
    private const int Step = 16;

    /// <summary>[1, frames, 2 x oscillators]: sines of the phases at the starts of the hops, then cosines.</summary>
    public static Value Starts(GraphBuilder graph, VocoderConfiguration configuration)
    {
        int count = configuration.Oscillators;
        float[] values = new float[configuration.Frames * 2 * count];
        for (int frame = 0; frame < configuration.Frames; frame++)
        {
            for (int k = 0; k < count; k++)
            {
                double offset = k * GoldenFraction;
                double phase = (Radians(k, configuration) * frame * configuration.HopLength) + (2 * Math.PI * (offset - Math.Floor(offset)));
                values[(frame * 2 * count) + k] = (float)Math.Sin(phase);
                values[(frame * 2 * count) + count + k] = (float)Math.Cos(phase);
            }
        }

        return graph.Table("hop_phases", values, 1, configuration.Frames, 2 * count);
    }

    /// <summary>[2 x oscillators, hop]: cosines of the phase since the hop's start, then sines. Constant: ONNX Runtime folds it at load.</summary>
    public static Value WithinHop(GraphBuilder graph, VocoderConfiguration configuration)
    {
        int steps = (configuration.HopLength + Step - 1) / Step;
        (Value coarseCosines, Value coarseSines) = Phases(graph, "coarse", configuration, steps, Step, [configuration.Oscillators, steps, 1]);
        (Value fineCosines, Value fineSines) = Phases(graph, "fine", configuration, Step, 1, [configuration.Oscillators, 1, Step]);
        Value cosines = (coarseCosines * fineCosines) - (coarseSines * fineSines);
        Value sines = (coarseSines * fineCosines) + (coarseCosines * fineSines);
        Value both = Tensors.Concat(0, cosines, sines).Reshape(2 * configuration.Oscillators, steps * Step);
        return steps * Step == configuration.HopLength ? both : both.Slice(axis: 1, 0, configuration.HopLength);
    }

    private static (Value Cosines, Value Sines) Phases(GraphBuilder graph, string name, VocoderConfiguration configuration, int count, int samples, long[] shape)
    {
        double[] phases =
        [
            .. Enumerable.Range(0, configuration.Oscillators).SelectMany(k => Enumerable.Range(0, count).Select(i => Radians(k, configuration) * i * samples)),
        ];
        return (
            graph.Table($"{name}_cosines", [.. phases.Select(phase => (float)Math.Cos(phase))], shape),
            graph.Table($"{name}_sines", [.. phases.Select(phase => (float)Math.Sin(phase))], shape));
    }

    // Radians a sample.
    private static double Radians(int oscillator, VocoderConfiguration configuration)
    {
        double place = configuration.Oscillators == 1 ? 0 : (double)oscillator / (configuration.Oscillators - 1);
        double frequency = configuration.LowestFrequency * Math.Pow(configuration.HighestFrequency / configuration.LowestFrequency, place);
        return 2 * Math.PI * frequency / configuration.SampleRate;
    }
}
