using NextGpt.Media.Ffmpeg;
using NextGpt.Media.Images;

namespace NextGpt.Media.Videos;

/// <summary>Writes videos. Thread-safe.</summary>
public sealed class VideoEncoder
{
    private const string OutputName = "video.mp4";

    private readonly MediaOptions _options;
    private readonly MediaTool _tool;

    /// <summary>Makes a writer.</summary>
    /// <param name="options">Limits on time and memory, and places.</param>
    /// <param name="time">For time limits; the system's if left out.</param>
    public VideoEncoder(MediaOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Limits.Validated();
        _options = options;
        _tool = new MediaTool(options, time ?? TimeProvider.System);
    }

    /// <summary>
    /// Writes an MP4 file that browsers play: H.264, 4:2:0, its index in front. An odd side grows by one pixel, which 4:2:0
    /// needs. The same frames and the same ffmpeg always give the same bytes.
    /// </summary>
    /// <param name="video">The frames.</param>
    /// <param name="cancellationToken">Kills ffmpeg.</param>
    /// <returns>The file.</returns>
    /// <exception cref="MediaException">ffmpeg is missing, fails or takes too long.</exception>
    public async Task<byte[]> ToMp4Async(VideoClip video, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(video);
        int width = Even(video.Frames[0].Width);
        int height = Even(video.Frames[0].Height);
        string rate = FrameRate.ToText(video.FramesPerSecond);
        using WorkFolder folder = WorkFolder.Create(_options);
        await WriteFramesAsync(video, folder.PathOf(StagedMedia.InputName), width, height, cancellationToken);
        string command = FfmpegCommand.Encode(
            input => input
                .ForceFormat("rawvideo")
                .WithPixelFormat("rgb24")
                .WithFrameSize(width, height)
                .WithFrameRate(rate),
            OutputName,
            output => output
                .WithVideoCodec("libx264")
                .WithSpeedPreset(FFMpegCore.Enums.EncoderPreset.Medium)
                .WithConstantRateFactor(16)
                .WithPixelFormat("yuv420p")
                .WithFastStart()
                .WithCustomArgument(
                    "-vf scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int "
                    + "-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv -flags:v +bitexact -f mp4"));
        return await FfmpegEncoding.RunAsync(_tool, _options.Limits, command, folder, "video", OutputName, "an MP4 file", cancellationToken);
    }

    private static int Even(int length) => length + (length & 1);

    // The last column and row are repeated where a side is odd: black would show as an edge.
    private static async Task WriteFramesAsync(VideoClip video, string path, int width, int height, CancellationToken cancellationToken)
    {
        await using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        byte[] even = new byte[width * height * 3];
        foreach (RgbImage frame in video.Frames)
        {
            for (int y = 0; y < height; y++)
            {
                ReadOnlySpan<byte> row = frame.Pixels.AsSpan(Math.Min(y, frame.Height - 1) * frame.Width * 3, frame.Width * 3);
                Span<byte> target = even.AsSpan(y * width * 3, width * 3);
                row.CopyTo(target);
                row[^3..].CopyTo(target[^3..]);
            }

            await file.WriteAsync(even, cancellationToken);
        }
    }
}
