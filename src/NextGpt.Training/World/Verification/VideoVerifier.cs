using NextGpt.Media.Videos;
using NextGpt.Training.World.Scenes;
using NextGpt.Training.World.Verification.Videos;

namespace NextGpt.Training.World.Verification;

/// <summary>
/// Looks at a video and says which scene of the world it shows: each frame as <see cref="ImageVerifier"/> reads it, what most frames agree on,
/// and the path of the object through them.
/// </summary>
public static class VideoVerifier
{
    // Enough for any rate: the path is straight, and a reading takes about a millisecond.
    private const int MostFrames = 24;
    private const double LeastAgreement = 0.7;

    /// <summary>Reads a video of any picture size, rate and length.</summary>
    public static VideoReading Read(VideoClip video)
    {
        ArgumentNullException.ThrowIfNull(video);
        int count = Math.Min(video.Frames.Count, MostFrames);
        List<ShapeReading> objects = [];
        List<(double Seconds, double X, double Y)> places = [];
        List<Background?> backgrounds = [];
        for (int i = 0; i < count; i++)
        {
            int frame = count == 1 ? 0 : (int)((long)i * (video.Frames.Count - 1) / (count - 1));
            ImageReading reading = ImageVerifier.Read(video.Frames[frame]);
            backgrounds.Add(reading.Background);
            if (reading.Objects.Count == 1)
            {
                ShapeReading only = reading.Objects[0];
                objects.Add(only);
                places.Add((frame / video.FramesPerSecond, only.X, only.Y));
            }
        }

        Track? track = Track.Fit(places);
        return new VideoReading(
            Agreed(objects, o => o.Size),
            Agreed(objects, o => o.Colour),
            Agreed(objects, o => o.Shape),
            Agreed(backgrounds, b => b),
            track?.Direction,
            track?.Speed,
            (double)objects.Count / count,
            track?.Right ?? 0,
            track?.Down ?? 0,
            track?.Unevenness ?? 0);
    }

    /// <summary>Whether a video shows a scene.</summary>
    public static bool Matches(VideoScene expected, VideoClip actual) => Compare(expected, actual).Matches;

    /// <summary>Compares a video with a scene, attribute by attribute.</summary>
    public static SceneComparison Compare(VideoScene expected, VideoClip actual) => Compare(expected, Read(actual));

    /// <summary>Compares what was read with a scene, attribute by attribute.</summary>
    public static SceneComparison Compare(VideoScene expected, VideoReading actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        return new SceneComparison(
        [
            new("presence", "Present", actual.IsPresent ? "Present" : "Absent"),
            AttributeResult.Of<Background>("background", expected.Background, actual.Background),
            .. ShapeComparison.Of(string.Empty, expected.Subject, actual.Size, actual.Colour, actual.Shape),
            AttributeResult.Of<Direction>("direction", expected.Direction, actual.Direction),
            AttributeResult.Of<Speed>("speed", expected.Speed, actual.Speed),
        ]);
    }

    /// <summary>The value that most of the frames show, those that show nothing clear counted against it.</summary>
    private static T? Agreed<TItem, T>(List<TItem> items, Func<TItem, T?> value)
        where T : struct
    {
        IGrouping<T?, T?>? most = items.Select(value).GroupBy(v => v).MaxBy(g => g.Count());
        return most is not null && most.Count() >= items.Count * LeastAgreement ? most.Key : null;
    }
}
