using NextGpt.Media.Images;
using NextGpt.Media.Sounds;
using NextGpt.Media.Videos;
using NextGpt.Model.Encoders;

namespace NextGpt.Model.Tests.Support;

/// <summary>Media by formula.</summary>
internal static class TinyMedia
{
    public static MediaContent Image(int phase = 0) => new(Picture(40, 30, phase));

    public static MediaContent Sound() => new(new SoundClip(16000, [.. Enumerable.Range(0, 20_000).Select(i => MathF.Sin(i * 0.2f) / 2)]));

    public static MediaContent Video() => new(new VideoClip(8, [.. Enumerable.Range(0, 20).Select(i => Picture(40, 30, i * 9))]));

    /// <summary>All that a medium is made of, as bytes.</summary>
    public static byte[] Bytes(MediaContent content) => content switch
    {
        { Image: { } image } => image.Pixels,
        { Video: { } video } => [.. video.Frames.SelectMany(f => f.Pixels)],
        _ => [.. content.Sound!.Channels[0].SelectMany(BitConverter.GetBytes)],
    };

    private static RgbImage Picture(int width, int height, int phase) =>
        new(width, height, [.. Enumerable.Range(0, width * height * 3).Select(i => (byte)((i * 7) + phase))]);
}
