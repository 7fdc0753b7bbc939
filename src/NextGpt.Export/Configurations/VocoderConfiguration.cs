namespace NextGpt.Export.Configurations;

/// <summary>A vocoder of phase-continuous sinusoids whose amplitudes a small network reads off the spectrogram (after DDSP, Engel et al. 2020).</summary>
/// <param name="MelBins">Mel bins of the spectrogram.</param>
/// <param name="Frames">Frames of the spectrogram.</param>
/// <param name="HopLength">Samples between frames; the waveform has Frames x HopLength samples.</param>
/// <param name="SampleRate">In Hz.</param>
/// <param name="HiddenSize">Channels of the network.</param>
/// <param name="Layers">Hidden convolutions of the network, each over three frames.</param>
/// <param name="Oscillators">Number of sinusoids, spaced evenly in the logarithm of frequency.</param>
/// <param name="LowestFrequency">Frequency of the first sinusoid in Hz.</param>
/// <param name="HighestFrequency">Frequency of the last sinusoid in Hz.</param>
public sealed record VocoderConfiguration(
    int MelBins, int Frames, int HopLength, int SampleRate, int HiddenSize, int Layers, int Oscillators, double LowestFrequency, double HighestFrequency);
