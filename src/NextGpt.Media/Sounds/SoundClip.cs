namespace NextGpt.Media.Sounds;

/// <summary>A decoded sound: one array of samples a channel, each sample nominally between -1 and 1.</summary>
public sealed class SoundClip
{
    /// <summary>Wraps samples without copying them.</summary>
    /// <param name="sampleRate">In Hz, at least 1.</param>
    /// <param name="channels">[channels][samples]; all of one length; owned by this object from now on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is below 1.</exception>
    /// <exception cref="ArgumentException">There is no channel, or the channels differ in length.</exception>
    public SoundClip(int sampleRate, params float[][] channels)
    {
        ArgumentNullException.ThrowIfNull(channels);
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 1);
        if (channels.Length == 0)
        {
            throw new ArgumentException("A sound takes at least one channel; none was given.", nameof(channels));
        }

        foreach (float[] channel in channels)
        {
            if (channel.Length != channels[0].Length)
            {
                throw new ArgumentException($"All channels take the same number of samples; found {channels[0].Length} and {channel.Length}.", nameof(channels));
            }
        }

        SampleRate = sampleRate;
        Channels = channels;
    }

    /// <summary>Gets the sample rate in Hz.</summary>
    public int SampleRate { get; }

    /// <summary>Gets the samples, [channels][samples]. Not a copy.</summary>
    public float[][] Channels { get; }

    /// <summary>Gets the number of samples in each channel.</summary>
    public int Length => Channels[0].Length;

    /// <summary>Gets the duration in seconds.</summary>
    public double Seconds => (double)Length / SampleRate;
}
