using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Vocoders;

/// <summary>
/// <c>spectrogram</c> [n, frames, mels], the normalised log mel that the latent decoder gives, to <c>waveform</c> [n, frames x hop], not clamped:
/// convolutions over the frames give an amplitude for each of a fixed set of sinusoids.
/// </summary>
public static class VocoderGraph
{
    private const float LargestLogAmplitude = 2;

    /// <summary>Builds the graph.</summary>
    /// <param name="configuration">The shape.</param>
    /// <param name="weights">Torch convolutions <c>convs.N</c> over three frames, and <c>out</c> over one.</param>
    /// <param name="storage">How kernels are stored.</param>
    /// <returns>The graph.</returns>
    /// <exception cref="WeightMismatchException">Weights are missing, misshaped or left over.</exception>
    public static OnnxModel Build(VocoderConfiguration configuration, INamedWeights weights, WeightStorage storage = WeightStorage.Float32)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        GraphBuilder graph = new("vocoder", weights, storage);
        (int frames, int hop) = (configuration.Frames, configuration.HopLength);
        Value spectrogram = graph.FloatInput("spectrogram", "batch_size", frames, configuration.MelBins);
        Value amplitudes = Amplitudes(spectrogram, configuration);

        // Amplitudes move linearly from a hop's start to the next one's; the last stays.
        Value following = Tensors.Concat(1, amplitudes.Slice(1, 1, frames), amplitudes.Slice(1, frames - 1, frames));
        Value starts = Oscillators.Starts(graph, configuration);
        Value basis = Oscillators.WithinHop(graph, configuration);
        Value ramp = graph.Table("ramp", [.. Enumerable.Range(0, hop).Select(sample => (float)sample / hop)], 1, 1, hop);
        Value now = Sound(amplitudes, starts, basis);
        Value waveform = now + (ramp * (Sound(following, starts, basis) - now));
        graph.FloatOutput("waveform", waveform.Reshape(0, frames * hop), "batch_size", frames * hop);
        return graph.Finish();
    }

    // [n, frames, oscillators].
    private static Value Amplitudes(Value spectrogram, VocoderConfiguration configuration)
    {
        GraphBuilder graph = spectrogram.Graph;
        Value x = spectrogram.Transpose(0, 2, 1);
        for (int layer = 0; layer < configuration.Layers; layer++)
        {
            x = Convolution(x, $"convs.{layer}", layer == 0 ? configuration.MelBins : configuration.HiddenSize, configuration.HiddenSize, kernel: 3).Gelu();
        }

        Value logarithms = Convolution(x, "out", configuration.HiddenSize, configuration.Oscillators, kernel: 1);
        return graph.Node("Exp", [graph.Node("Min", [logarithms, graph.Scalar(LargestLogAmplitude)])]).Transpose(0, 2, 1);
    }

    private static Value Convolution(Value x, string name, long inputs, long outputs, long kernel) =>
        x.Graph.Node(
            "Conv", [x, x.Graph.Kernel($"{name}.weight", outputs, inputs, kernel), x.Graph.Weight($"{name}.bias", [outputs])],
            ("kernel_shape", new[] { kernel }), ("pads", new[] { kernel / 2, kernel / 2 }));

    // [n, frames, hop]: the sum of all sinusoids at these amplitudes.
    private static Value Sound(Value amplitudes, Value starts, Value basis) => (Tensors.Concat(-1, amplitudes, amplitudes) * starts).MatMul(basis);
}
