using NextGpt.Export.Configurations;
using NextGpt.Training.Parameters;
using TorchSharp;
using static TorchSharp.torch;

namespace NextGpt.Training.Nets;

/// <summary>The sinusoidal vocoder; <see cref="VocoderConfiguration"/> says its shape.</summary>
internal sealed class Vocoder
{
    private readonly VocoderConfiguration _c;
    private readonly (Weight Weight, Weight Bias)[] _convolutions;
    private readonly (Weight Weight, Weight Bias) _out;
    private readonly Tensor _blockSine;
    private readonly Tensor _blockCosine;
    private readonly Tensor _sine;
    private readonly Tensor _cosine;
    private readonly Tensor _ramp;

    public Vocoder(VocoderConfiguration configuration)
    {
        _c = configuration;
        Parameters = new ParameterSet();
        _convolutions = [.. Enumerable.Range(0, _c.Layers).Select(i => Convolution($"convs.{i}", i == 0 ? _c.MelBins : _c.HiddenSize, _c.HiddenSize, 3))];
        _out = Convolution("out", _c.HiddenSize, _c.Oscillators, 1);
        using DisposeScope scope = NewDisposeScope();
        Tensor k = arange(_c.Oscillators, dtype: float64);
        Tensor frequency = exp(k * (Math.Log(_c.HighestFrequency / _c.LowestFrequency) / (_c.Oscillators - 1))) * (_c.LowestFrequency * 2 * Math.PI / _c.SampleRate);
        Tensor phase = (k * 0.6180339887498949).frac() * (2 * Math.PI);
        Tensor block = (arange(_c.Frames, dtype: float64).unsqueeze(1) * _c.HopLength * frequency.unsqueeze(0)) + phase.unsqueeze(0);
        Tensor inside = frequency.unsqueeze(1) * arange(_c.HopLength, dtype: float64).unsqueeze(0);
        _blockSine = Keep(block.sin());
        _blockCosine = Keep(block.cos());
        _sine = Keep(inside.sin());
        _cosine = Keep(inside.cos());
        _ramp = Keep(arange(_c.HopLength, dtype: float64) / _c.HopLength);
    }

    public ParameterSet Parameters { get; }

    /// <summary>Makes waveforms [n, frames x hop] of normalised log-mel spectrograms [n, frames, mels].</summary>
    public Tensor Forward(Tensor spectrogram) => Synthesise(Amplitudes(spectrogram));

    /// <summary>Reads the amplitudes of the sinusoids off spectrograms, [n, frames, oscillators].</summary>
    public Tensor Amplitudes(Tensor spectrogram)
    {
        Tensor x = spectrogram.transpose(1, 2);
        foreach ((Weight weight, Weight bias) in _convolutions)
        {
            x = nn.functional.gelu(nn.functional.conv1d(x, weight.Value, bias.Value, padding: 1));
        }

        return nn.functional.conv1d(x, _out.Weight.Value, _out.Bias.Value).clamp_max(2).exp().transpose(1, 2);
    }

    /// <summary>Sounds sinusoids of amplitudes [n, frames, oscillators] as waveforms [n, frames x hop].</summary>
    public Tensor Synthesise(Tensor a)
    {
        Tensor next = cat([a.slice(1, 1, _c.Frames, 1), a.slice(1, _c.Frames - 1, _c.Frames, 1)], 1);
        Tensor now = Block(a);
        return (now + ((Block(next) - now) * _ramp)).reshape(a.shape[0], -1);
    }

    // sin(A + B) = sin A cos B + cos A sin B: the phase at the block's start and the time inside it are apart, so that a block is two products.
    private Tensor Block(Tensor amplitude) => (amplitude * _blockSine).matmul(_cosine) + (amplitude * _blockCosine).matmul(_sine);

    private (Weight Weight, Weight Bias) Convolution(string name, int input, int output, int kernel) =>
        (Parameters.Normal(name + ".weight", 1 / Math.Sqrt(input * kernel), output, input, kernel), Parameters.Zeros(name + ".bias", output));

    private static Tensor Keep(Tensor value) => value.to(float32).DetachFromDisposeScope();
}
