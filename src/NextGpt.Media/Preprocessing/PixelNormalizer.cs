namespace NextGpt.Media.Preprocessing;

/// <summary>(level / 255 - mean) / deviation for each colour; a table for the 256 levels of 8-bit pixels.</summary>
internal sealed class PixelNormalizer
{
    private readonly float[] _levels = new float[3 * 256];
    private readonly float[] _mean;
    private readonly float[] _deviation;

    public PixelNormalizer(IReadOnlyList<float> mean, IReadOnlyList<float> deviation)
    {
        _mean = [.. mean];
        _deviation = [.. deviation];
        for (int channel = 0; channel < 3; channel++)
        {
            for (int level = 0; level < 256; level++)
            {
                _levels[(channel * 256) + level] = Normalize(channel, level / 255f);
            }
        }
    }

    /// <summary>Gets the 256 normalised values of one colour.</summary>
    public ReadOnlySpan<float> Levels(int channel) => _levels.AsSpan(channel * 256, 256);

    /// <summary>Normalises one value of 0 to 1.</summary>
    public float Normalize(int channel, float value) => (value - _mean[channel]) / _deviation[channel];
}
