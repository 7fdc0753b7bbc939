using NextGpt.Export.Configurations;
using NextGpt.Export.Tests.Support;
using NextGpt.Export.Vocoders;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Tests.Vocoders;

/// <summary>Against the formula written out in double precision.</summary>
public sealed class VocoderGraphTests
{
    [Theory]
    [InlineData(250)]
    [InlineData(64)]
    public void Build_RandomWeights_GivesTheFormula(int hop)
    {
        VocoderConfiguration configuration = new(10, 12, hop, 16000, 32, 2, 40, 60, 7600);
        ArrayWeights weights = RandomWeights.For(31, source => VocoderGraph.Build(configuration, source));
        NamedTensor spectrogram = NamedTensor.Of("spectrogram", i => Math.Sin(0.77 * i), 2, 12, 10);

        NamedTensor waveform = GraphRun.Once(VocoderGraph.Build(configuration, weights), spectrogram)["waveform"];

        Assert.Equal([2, 12 * hop], waveform.Shape);
        for (int item = 0; item < 2; item++)
        {
            double[][] amplitudes = Amplitudes(configuration, weights, spectrogram.Floats[(item * 120)..((item + 1) * 120)]);
            float[] expected = [.. Enumerable.Range(0, 12 * hop).Select(sample => (float)Sound(configuration, amplitudes, sample))];
            Near.Equal(expected, waveform.Floats[(item * 12 * hop)..((item + 1) * 12 * hop)], 5e-5);
        }
    }

    [Fact]
    public void Build_NanoSize_StaysSmallOnDisk()
    {
        VocoderConfiguration configuration = new(64, 64, 250, 16000, 96, 3, 128, 60, 7600);

        Assert.InRange(VocoderGraph.Build(configuration, AssumedWeights.Instance, WeightStorage.Int8).Bytes, 0, 250_000);
    }

    private static double[][] Amplitudes(VocoderConfiguration configuration, ArrayWeights weights, float[] spectrogram)
    {
        Plain plain = new(weights);
        double[][] x = [.. spectrogram.Chunk(configuration.MelBins).Select(row => row.Select(value => (double)value).ToArray())];
        for (int layer = 0; layer < configuration.Layers; layer++)
        {
            x = Plain.Map(Convolve(x, plain.Weight($"convs.{layer}.weight"), plain.Weight($"convs.{layer}.bias"), 3), Plain.Gelu);
        }

        return Plain.Map(Convolve(x, plain.Weight("out.weight"), plain.Weight("out.bias"), 1), value => Math.Exp(Math.Min(value, 2)));
    }

    // x [frames, inputs], kernel [outputs, inputs, taps].
    private static double[][] Convolve(double[][] x, float[] kernel, float[] bias, int taps) =>
    [
        .. x.Select((_, frame) => bias.Select((offset, output) => offset + (
            from tap in Enumerable.Range(0, taps)
            let place = frame + tap - (taps / 2)
            where place >= 0 && place < x.Length
            from input in Enumerable.Range(0, x[0].Length)
            select x[place][input] * kernel[(((output * x[0].Length) + input) * taps) + tap]).Sum()).ToArray()),
    ];

    private static double Sound(VocoderConfiguration configuration, double[][] amplitudes, int sample)
    {
        int frame = sample / configuration.HopLength;
        double share = (double)(sample % configuration.HopLength) / configuration.HopLength;
        double[] now = amplitudes[frame];
        double[] next = amplitudes[Math.Min(frame + 1, amplitudes.Length - 1)];
        return Enumerable.Range(0, configuration.Oscillators).Sum(k =>
        {
            double frequency = configuration.LowestFrequency
                * Math.Pow(configuration.HighestFrequency / configuration.LowestFrequency, k / (configuration.Oscillators - 1.0));
            double phase = 2 * Math.PI * (k * 0.6180339887498949 % 1);
            return ((now[k] * (1 - share)) + (next[k] * share)) * Math.Sin((2 * Math.PI * frequency * sample / configuration.SampleRate) + phase);
        });
    }
}
