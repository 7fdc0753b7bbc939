using NextGpt.Media.Images;

namespace NextGpt.Media.Videos;

/// <summary>A decoded video: frames of one size at a constant rate, without its sound.</summary>
public sealed class VideoClip
{
    /// <summary>Wraps frames without copying them.</summary>
    /// <param name="framesPerSecond">Above 0.</param>
    /// <param name="frames">At least one, all of one size.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not above 0.</exception>
    /// <exception cref="ArgumentException">There is no frame, or the frames differ in size.</exception>
    public VideoClip(double framesPerSecond, IReadOnlyList<RgbImage> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(framesPerSecond);
        if (frames.Count == 0)
        {
            throw new ArgumentException("A video takes at least one frame; none was given.", nameof(frames));
        }

        foreach (RgbImage frame in frames)
        {
            if (frame.Width != frames[0].Width || frame.Height != frames[0].Height)
            {
                throw new ArgumentException($"All frames take one size; found {frames[0].Width} x {frames[0].Height} and {frame.Width} x {frame.Height}.", nameof(frames));
            }
        }

        FramesPerSecond = framesPerSecond;
        Frames = frames;
    }

    /// <summary>Gets the rate in frames a second.</summary>
    public double FramesPerSecond { get; }

    /// <summary>Gets the frames in order of time.</summary>
    public IReadOnlyList<RgbImage> Frames { get; }

    /// <summary>Gets the duration in seconds.</summary>
    public double Seconds => Frames.Count / FramesPerSecond;
}
