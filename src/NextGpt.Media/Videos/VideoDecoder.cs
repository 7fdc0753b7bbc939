using NextGpt.Contracts;
using NextGpt.Media.Ffmpeg;
using NextGpt.Media.Images;
using NextGpt.Media.Probing;
using NextGpt.Media.Sources;

namespace NextGpt.Media.Videos;

/// <summary>
/// Reads MP4, WebM, MOV and GIF at their average rate, upright and without sound. Frames beyond the limits on size and number
/// are scaled down and thinned out while they are decoded, so that memory stays bounded. Thread-safe.
/// </summary>
public sealed class VideoDecoder
{
    private const string RawName = "frames";

    private readonly MediaOptions _options;
    private readonly MediaTool _tool;
    private readonly MediaInspector _inspector;

    /// <summary>Makes a reader.</summary>
    /// <param name="options">Limits and places.</param>
    /// <param name="time">For time limits; the system's if left out.</param>
    public VideoDecoder(MediaOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _tool = new MediaTool(options, time ?? TimeProvider.System);
        _inspector = new MediaInspector(options, _tool);
    }

    /// <summary>Reads a video.</summary>
    /// <param name="source">The file.</param>
    /// <param name="cancellationToken">Stops reading and kills ffmpeg.</param>
    /// <returns>The frames, at most as many and as large as the limits allow.</returns>
    /// <exception cref="MediaException">It is empty, no video, damaged or beyond a limit, or ffmpeg is missing.</exception>
    public async Task<VideoClip> DecodeAsync(MediaSource source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        using StagedMedia staged = await StagedMedia.ReadAsync(source, _options, ContentFormat.Accepted(Modality.Video), cancellationToken);
        StreamFacts facts = await _inspector.InspectAsync(staged, [Modality.Video], cancellationToken);
        VideoPlan plan = VideoPlan.For(facts, _options.Limits);
        WorkFolder folder = await staged.FolderAsync(cancellationToken);

        // RGBA, for the transparent parts of GIFs lie on white as those of pictures do.
        string filters = FormattableString.Invariant(
            $"setpts=PTS-STARTPTS,fps={plan.Rate},scale={plan.Width}:{plan.Height}:flags=bicubic+accurate_rnd+full_chroma_int,format=rgba");
        string command = FfmpegCommand.Decode(staged.Format.Demuxer!, RawName, output => output
            .WithCustomArgument(FormattableString.Invariant($"-map 0:{facts.StreamIndex} -vf {filters} -c:v rawvideo -f rawvideo"))
            .WithFrameCount(MostFrames + 1)
            .WithDuration(TimeSpan.FromSeconds(_options.Limits.MaxVideoSeconds + 1)));
        ToolResult result = await _tool.RunAsync("ffmpeg", command, folder, staged.Name, _options.Limits.CodecTimeout, cancellationToken);
        List<RgbImage> frames = result.ExitCode == 0 ? await ReadAsync(folder.PathOf(RawName), plan, cancellationToken) : [];
        Check(staged, frames.Count, result);
        return new VideoClip(plan.FramesPerSecond, frames.Count > _options.Limits.DecodedFrames ? frames[.._options.Limits.DecodedFrames] : frames);
    }

    // Durations in headers are rounded, by up to a frame at both ends; more than that is a header that is wrong.
    private int MostFrames => (_options.Limits.DecodedFrames * 9 / 8) + 2;

    private void Check(StagedMedia staged, int frames, ToolResult result)
    {
        if (frames == 0)
        {
            throw new MediaException(
                MediaErrorCode.Corrupt, staged.Name, $"{staged.Format.AFile} without one frame that can be decoded", "a video", result.Cause("ffmpeg"));
        }

        if (frames > MostFrames)
        {
            throw new MediaException(MediaErrorCode.Corrupt, staged.Name, $"{staged.Format.AFile} with more frames than its header tells", "a whole one");
        }
    }

    private static async Task<List<RgbImage>> ReadAsync(string path, VideoPlan plan, CancellationToken cancellationToken)
    {
        List<RgbImage> frames = [];
        byte[] frame = new byte[plan.Width * plan.Height * 4];
        await using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.None, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        while (await file.ReadAtLeastAsync(frame, frame.Length, throwOnEndOfStream: false, cancellationToken) == frame.Length)
        {
            frames.Add(PictureOrientation.Upright(frame, plan.Width, plan.Height, plan.Width * 4, SkiaSharp.SKEncodedOrigin.TopLeft));
        }

        return frames;
    }
}
