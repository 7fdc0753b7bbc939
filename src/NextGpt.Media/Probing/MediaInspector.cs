using NextGpt.Contracts;
using NextGpt.Media.Ffmpeg;
using NextGpt.Media.Images;
using NextGpt.Media.Limits;
using NextGpt.Media.Sounds;

namespace NextGpt.Media.Probing;

/// <summary>Finds out what a staged medium is, by the cheapest means that knows, and checks it against the limits.</summary>
internal sealed class MediaInspector
{
    private readonly MediaLimits _limits;
    private readonly Ffprobe _ffprobe;

    public MediaInspector(MediaOptions options, MediaTool tool)
    {
        _limits = options.Limits.Validated();
        _ffprobe = new Ffprobe(_limits, tool);
    }

    /// <summary>Inspects a medium.</summary>
    /// <param name="staged">The medium.</param>
    /// <param name="kinds">The kinds that would do; which of them a medium of several kinds is, its format says.</param>
    /// <param name="cancellationToken">Kills ffprobe.</param>
    /// <exception cref="MediaException">It is damaged, empty, beyond a limit or of another kind.</exception>
    public async Task<StreamFacts> InspectAsync(StagedMedia staged, IReadOnlyList<Modality> kinds, CancellationToken cancellationToken)
    {
        if (!staged.Format.Kinds.Any(kinds.Contains))
        {
            throw new MediaException(MediaErrorCode.Unsupported, staged.Name, staged.Format.AFile, Expected(kinds));
        }

        if (staged.Format.Kinds.Contains(Modality.Image) && kinds.Contains(Modality.Image))
        {
            using PictureHeader header = PictureHeader.Read(staged.Bytes, staged.Name, _limits);
            if (header.Codec.FrameCount <= 1 || staged.Format != ContentFormat.Gif || !kinds.Contains(Modality.Video))
            {
                return new StreamFacts(
                    new ProbedMedia(Modality.Image, staged.Format.ContentType, staged.Length) { Width = header.Width, Height = header.Height }, 0);
            }
        }

        return staged.Format == ContentFormat.Wav && WavHeader.Read(staged.Bytes) is { } wav
            ? Uncompressed(staged, wav)
            : await _ffprobe.ReadAsync(staged, kinds, cancellationToken);
    }

    private static string Expected(IReadOnlyList<Modality> kinds) =>
        kinds.Count == 1 ? ContentFormat.Accepted(kinds[0]) : ContentFormat.AllAccepted;

    private StreamFacts Uncompressed(StagedMedia staged, WavHeader header)
    {
        LimitChecks.Sound(_limits, staged.Name, header.Seconds, header.SampleRate, header.Channels);
        WavFile.Check(staged.Bytes, header, staged.Name);
        return new StreamFacts(
            new ProbedMedia(Modality.Audio, staged.Format.ContentType, staged.Length)
            {
                Seconds = header.Seconds,
                SampleRate = header.SampleRate,
                Channels = header.Channels,
            },
            0);
    }
}
