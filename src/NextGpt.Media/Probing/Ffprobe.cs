using System.Globalization;
using System.Text.Json;
using NextGpt.Contracts;
using NextGpt.Media.Ffmpeg;
using NextGpt.Media.Limits;
using NextGpt.Media.Videos;

namespace NextGpt.Media.Probing;

/// <summary>Asks ffprobe what is in a staged medium, and checks it against the limits.</summary>
internal sealed class Ffprobe
{
    private const string Entries =
        "stream=index,codec_type,width,height,avg_frame_rate,r_frame_rate,nb_frames,duration,sample_rate,channels"
        + ":stream_disposition=attached_pic:stream_side_data=rotation:format=duration";

    private readonly MediaLimits _limits;
    private readonly MediaTool _tool;

    public Ffprobe(MediaLimits limits, MediaTool tool)
    {
        _limits = limits;
        _tool = tool;
    }

    /// <summary>Reads a medium's facts.</summary>
    /// <param name="staged">Of a format with a demuxer.</param>
    /// <param name="kinds">The kinds that would do, best first.</param>
    /// <param name="cancellationToken">Kills ffprobe.</param>
    /// <exception cref="MediaException">It is damaged, empty, beyond a limit or of another kind.</exception>
    public async Task<StreamFacts> ReadAsync(StagedMedia staged, IReadOnlyList<Modality> kinds, CancellationToken cancellationToken)
    {
        FfprobeReport report = await ReportAsync(staged, cancellationToken);
        FfprobeStream? video = report.Streams.FirstOrDefault(s => s.CodecType == "video" && !s.IsCover);
        FfprobeStream? audio = report.Streams.FirstOrDefault(s => s.CodecType == "audio");
        if (video is not null && kinds.Contains(Modality.Video) && staged.Format.Kinds.Contains(Modality.Video))
        {
            return await VideoAsync(staged, report, video, cancellationToken);
        }

        if (audio is not null && kinds.Contains(Modality.Audio))
        {
            return await SoundAsync(staged, report, audio, cancellationToken);
        }

        string expected = kinds.Count == 1 ? ContentFormat.Accepted(kinds[0]) : ContentFormat.AllAccepted;
        throw video is null && audio is null
            ? new MediaException(MediaErrorCode.Empty, staged.Name, $"{staged.Format.AFile} with neither picture nor sound", expected)
            : new MediaException(
                MediaErrorCode.Unsupported,
                staged.Name,
                $"{staged.Format.AFile} with {(video is null ? "sound" : "a picture")} only",
                expected);
    }

    private static double? ParseSeconds(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) && double.IsFinite(seconds) && seconds > 0
            ? seconds
            : null;

    private async Task<StreamFacts> VideoAsync(StagedMedia staged, FfprobeReport report, FfprobeStream stream, CancellationToken cancellationToken)
    {
        if (stream.Width < 1 || stream.Height < 1)
        {
            throw Damaged(staged);
        }

        (int width, int height) = stream.IsTurned ? (stream.Height, stream.Width) : (stream.Width, stream.Height);
        LimitChecks.Video(_limits, staged.Name, 0, width, height);
        double seconds = await SecondsAsync(staged, report, stream, cancellationToken);
        LimitChecks.Video(_limits, staged.Name, seconds, width, height);
        string? rate = FrameRate.Parse(stream.AverageFrameRate) is null ? stream.BaseFrameRate : stream.AverageFrameRate;
        double framesPerSecond = FrameRate.Parse(rate) ?? throw Damaged(staged);
        int frames = int.TryParse(stream.Frames, NumberStyles.None, CultureInfo.InvariantCulture, out int counted) && counted > 0
            ? counted
            : (int)Math.Clamp(Math.Round(seconds * framesPerSecond), 1, int.MaxValue);
        ProbedMedia media = new(Modality.Video, staged.Format.ContentTypeFor(Modality.Video), staged.Length)
        {
            Width = width,
            Height = height,
            Seconds = seconds,
            Frames = frames,
            FramesPerSecond = framesPerSecond,
        };
        return new StreamFacts(media, stream.Index, rate);
    }

    private async Task<StreamFacts> SoundAsync(StagedMedia staged, FfprobeReport report, FfprobeStream stream, CancellationToken cancellationToken)
    {
        if (!int.TryParse(stream.SampleRate, NumberStyles.None, CultureInfo.InvariantCulture, out int rate) || rate < 1 || stream.Channels < 1)
        {
            throw Damaged(staged);
        }

        double seconds = await SecondsAsync(staged, report, stream, cancellationToken);
        LimitChecks.Sound(_limits, staged.Name, seconds, rate, stream.Channels);
        ProbedMedia media = new(Modality.Audio, staged.Format.ContentTypeFor(Modality.Audio), staged.Length)
        {
            Seconds = seconds,
            SampleRate = rate,
            Channels = stream.Channels,
        };
        return new StreamFacts(media, stream.Index);
    }

    private async Task<FfprobeReport> ReportAsync(StagedMedia staged, CancellationToken cancellationToken)
    {
        ToolResult result = await RunAsync(staged, $"-show_entries {Entries} -of json", cancellationToken);
        if (result.ExitCode != 0)
        {
            throw Damaged(staged, result.Cause("ffprobe"));
        }

        try
        {
            return JsonSerializer.Deserialize(result.Output, FfprobeJson.Default.FfprobeReport) ?? throw Damaged(staged);
        }
        catch (JsonException e)
        {
            throw Damaged(staged, e);
        }
    }

    private async Task<double> SecondsAsync(StagedMedia staged, FfprobeReport report, FfprobeStream stream, CancellationToken cancellationToken)
    {
        double? told = ParseSeconds(stream.Duration) ?? ParseSeconds(report.Format?.Duration);
        if (told is not null)
        {
            return told.Value;
        }

        // Recorders that write as they go (browsers' WebM) leave the duration out; the packets have it.
        string entries = FormattableString.Invariant($"-select_streams {stream.Index} -show_entries packet=pts_time,duration_time -of csv=p=0");
        ToolResult result = await RunAsync(staged, entries, cancellationToken);
        double end = 0;
        foreach (string line in result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] fields = line.Split(',');
            end = Math.Max(end, (ParseSeconds(fields[0]) ?? 0) + (ParseSeconds(fields.ElementAtOrDefault(1)) ?? 0));
        }

        return end > 0
            ? end
            : throw new MediaException(MediaErrorCode.Empty, staged.Name, $"{staged.Format.AFile} of 0 seconds", "something to see or hear");
    }

    private async Task<ToolResult> RunAsync(StagedMedia staged, string entries, CancellationToken cancellationToken)
    {
        string arguments = FormattableString.Invariant(
            $"-hide_banner -v error -max_alloc {FfmpegCommand.LargestAllocation} -threads 1 -protocol_whitelist file -f {staged.Format.Demuxer} {entries} {StagedMedia.InputName}");
        WorkFolder folder = await staged.FolderAsync(cancellationToken);
        return await _tool.RunAsync("ffprobe", arguments, folder, staged.Name, _limits.ProbeTimeout, cancellationToken);
    }

    private static MediaException Damaged(StagedMedia staged, Exception? cause = null) =>
        new(MediaErrorCode.Corrupt, staged.Name, staged.Format.ADamagedFile, "a whole one", cause);
}
