using System.Collections.Concurrent;
using NextGpt.Media.Sounds;

namespace NextGpt.Media.Preprocessing;

/// <summary>
/// ImageBind's preprocessing of a sound: resampling, clips spread over its duration, their mean taken off, Kaldi filter bank
/// of the first channel, padding, normalisation. Thread-safe; keep one and use it often.
/// </summary>
public sealed class AudioPreprocessor
{
    // Rates come from strangers' files: only so many filters are kept.
    private const int KeptResamplers = 16;

    private readonly AudioPreprocessingOptions _options;
    private readonly KaldiFilterBank _bank;
    private readonly int _clipSamples;
    private readonly ConcurrentDictionary<int, SincResampler> _resamplers = new();

    /// <summary>Prepares for sounds of any rate and duration.</summary>
    /// <param name="options">The constants of the tower.</param>
    /// <exception cref="ArgumentException">A constant is out of its range.</exception>
    public AudioPreprocessor(AudioPreprocessingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _bank = new KaldiFilterBank(options.SampleRate, options.MelBins, options.FrameLengthMilliseconds, options.FrameShiftMilliseconds);
        _clipSamples = (int)(options.ClipSeconds * options.SampleRate);
    }

    /// <summary>Makes the tower's input of a sound.</summary>
    /// <param name="sound">Any rate, duration and number of channels. A sound shorter than a clip fills a part of each clip.</param>
    /// <returns>[clips, 1, mel bins, frames], normalised.</returns>
    public FloatTensor Process(SoundClip sound)
    {
        ArgumentNullException.ThrowIfNull(sound);
        SincResampler resampler = ResamplerFor(sound.SampleRate);
        long length = resampler.OutputLength(sound.Length);
        int view = _options.MelBins * _options.Frames;
        float[] values = new float[_options.Clips * view];
        float[] samples = new float[(int)Math.Min(_clipSamples, length)];
        long last = length - samples.Length;
        for (int clip = 0; clip < _options.Clips; clip++)
        {
            Span<float> target = values.AsSpan(clip * view, view);
            long start = clip * last / Math.Max(_options.Clips - 1, 1);
            if (clip > 0 && last == 0)
            {
                values.AsSpan(0, view).CopyTo(target);
                continue;
            }

            ReadCentred(sound, resampler, start, samples);
            WriteFrames(_bank.Compute(samples), target);
        }

        return new FloatTensor(values, _options.Clips, 1, _options.MelBins, _options.Frames);
    }

    // Reads the first channel, less the mean over all channels.
    private static void ReadCentred(SoundClip sound, SincResampler resampler, long start, float[] samples)
    {
        double sum = 0;
        for (int channel = sound.Channels.Length - 1; channel >= 0; channel--)
        {
            resampler.Resample(sound.Channels[channel], start, samples);
            foreach (float sample in samples)
            {
                sum += sample;
            }
        }

        float mean = samples.Length == 0 ? 0 : (float)(sum / ((double)samples.Length * sound.Channels.Length));
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] -= mean;
        }
    }

    private void WriteFrames(float[] bank, Span<float> target)
    {
        // Padding is zero before the normalisation, hence not zero after it.
        target.Fill(-_options.Mean / _options.StandardDeviation);
        int mels = _options.MelBins;
        int frames = Math.Min(bank.Length / mels, _options.Frames);
        for (int frame = 0; frame < frames; frame++)
        {
            for (int mel = 0; mel < mels; mel++)
            {
                target[(mel * _options.Frames) + frame] = (bank[(frame * mels) + mel] - _options.Mean) / _options.StandardDeviation;
            }
        }
    }

    private SincResampler ResamplerFor(int rate)
    {
        if (_resamplers.TryGetValue(rate, out SincResampler? kept))
        {
            return kept;
        }

        SincResampler made = new(rate, _options.SampleRate);
        return _resamplers.Count < KeptResamplers ? _resamplers.GetOrAdd(rate, made) : made;
    }
}
