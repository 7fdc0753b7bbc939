using NextGpt.Media.Limits;
using NextGpt.Media.Probing;

namespace NextGpt.Media.Videos;

/// <summary>At what size and rate a video is decoded so that its frames fit the limits.</summary>
/// <param name="Width">Of a decoded frame.</param>
/// <param name="Height">Of a decoded frame.</param>
/// <param name="Rate">As ffmpeg takes it: a ratio or a number.</param>
/// <param name="FramesPerSecond">The same as a number.</param>
internal sealed record VideoPlan(int Width, int Height, string Rate, double FramesPerSecond)
{
    /// <summary>Plans the decoding of a probed video.</summary>
    public static VideoPlan For(StreamFacts facts, MediaLimits limits)
    {
        ProbedMedia media = facts.Media;
        (int width, int height) = Fit(media.Width!.Value, media.Height!.Value, limits.DecodedFrameSide);
        double highest = limits.DecodedFrames / media.Seconds!.Value;
        double own = media.FramesPerSecond!.Value;

        // Half a frame of slack: durations are rounded, and an unchanged rate keeps every frame as it is.
        return own <= highest * (1 + (0.5 / limits.DecodedFrames))
            ? new VideoPlan(width, height, facts.FrameRate!, own)
            : new VideoPlan(width, height, FrameRate.ToText(highest), highest);
    }

    private static (int Width, int Height) Fit(int width, int height, int side)
    {
        int longer = Math.Max(width, height);
        return longer <= side
            ? (width, height)
            : (Scaled(width, side, longer), Scaled(height, side, longer));
    }

    private static int Scaled(int length, int side, int longer) => Math.Max((int)Math.Round((double)length * side / longer), 1);
}
