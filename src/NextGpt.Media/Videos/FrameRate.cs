using System.Globalization;

namespace NextGpt.Media.Videos;

/// <summary>Frame rates as ffmpeg writes and reads them.</summary>
internal static class FrameRate
{
    // Television's rates are whole ones by 1000/1001; written as decimals they would drift.
    private const double Television = 1.001;

    /// <summary>Reads a ratio such as "30000/1001".</summary>
    /// <returns>Nothing if it is none, or not above 0.</returns>
    public static double? Parse(string? ratio)
    {
        string[] parts = (ratio ?? string.Empty).Split('/');
        return parts.Length == 2
            && double.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out double above)
            && double.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out double below)
            && above > 0
            && below > 0
                ? above / below
                : null;
    }

    /// <summary>Writes a rate.</summary>
    public static string ToText(double framesPerSecond)
    {
        double whole = Math.Round(framesPerSecond * Television);
        return whole >= 1 && Math.Abs(framesPerSecond - (whole / Television)) < 1e-5
            ? FormattableString.Invariant($"{whole}000/1001")
            : framesPerSecond.ToString("0.######", CultureInfo.InvariantCulture);
    }
}
