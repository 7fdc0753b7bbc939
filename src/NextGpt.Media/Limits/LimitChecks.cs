namespace NextGpt.Media.Limits;

/// <summary>The checks that do not depend on how a medium was read.</summary>
internal static class LimitChecks
{
    /// <summary>Checks a sound.</summary>
    /// <exception cref="MediaException">It is too long, too fine, or has too many channels.</exception>
    public static void Sound(MediaLimits limits, string name, double seconds, int sampleRate, int channels)
    {
        Seconds(name, "sound", seconds, limits.MaxSoundSeconds);
        if (sampleRate > limits.MaxSampleRate)
        {
            throw new MediaException(MediaErrorCode.TooLarge, name, $"a sample rate of {sampleRate} Hz", $"at most {limits.MaxSampleRate} Hz");
        }

        if (channels > limits.MaxChannels)
        {
            throw new MediaException(MediaErrorCode.TooLarge, name, $"{channels} channels", $"at most {limits.MaxChannels}");
        }
    }

    /// <summary>Checks a video.</summary>
    /// <exception cref="MediaException">It is too long or its frames are too large.</exception>
    public static void Video(MediaLimits limits, string name, double seconds, int width, int height)
    {
        Seconds(name, "video", seconds, limits.MaxVideoSeconds);
        string size = FormattableString.Invariant($"frames of {width} x {height} pixels");
        if ((long)width * height > limits.MaxVideoPixels)
        {
            throw new MediaException(MediaErrorCode.TooLarge, name, size, FormattableString.Invariant($"at most {limits.MaxVideoPixels / 1e6:0.####} megapixels"));
        }

        if (Math.Max(width, height) > limits.MaxSide)
        {
            throw new MediaException(MediaErrorCode.TooLarge, name, size, $"sides of at most {limits.MaxSide} pixels");
        }
    }

    private static void Seconds(string name, string kind, double seconds, double limit)
    {
        if (seconds > limit)
        {
            throw new MediaException(
                MediaErrorCode.TooLarge,
                name,
                FormattableString.Invariant($"{seconds:0.##} seconds of {kind}"),
                FormattableString.Invariant($"at most {limit:0.##} seconds"));
        }
    }
}
