using NextGpt.Contracts;
using NextGpt.Media.Ffmpeg;
using NextGpt.Media.Sources;

namespace NextGpt.Media.Probing;

/// <summary>
/// Tells what an uploaded medium is: by its content, never by its name, without decoding it, and only if it is within the
/// limits. Thread-safe.
/// </summary>
public sealed class MediaProbe
{
    private static readonly Modality[] AllKinds = [Modality.Image, Modality.Audio, Modality.Video];

    private readonly MediaOptions _options;
    private readonly MediaInspector _inspector;

    /// <summary>Makes a probe.</summary>
    /// <param name="options">Limits and places.</param>
    /// <param name="time">For time limits; the system's if left out.</param>
    public MediaProbe(MediaOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _inspector = new MediaInspector(options, new MediaTool(options, time ?? TimeProvider.System));
    }

    /// <summary>Probes a medium. A GIF is a picture if it has one frame, and a video if it has more.</summary>
    /// <param name="source">The file.</param>
    /// <param name="expected">The kind that it must be; a GIF is judged as that kind. Any kind if left out.</param>
    /// <param name="cancellationToken">Stops reading and kills ffprobe.</param>
    /// <returns>What it is.</returns>
    /// <exception cref="MediaException">
    /// It is empty, of no accepted format, damaged, beyond a limit or of another kind, or ffprobe is needed and missing.
    /// </exception>
    /// <exception cref="ArgumentException">Text was expected, which is no medium.</exception>
    public async Task<ProbedMedia> ProbeAsync(MediaSource source, Modality? expected = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (expected == Modality.Text)
        {
            throw new ArgumentException("Text is no medium; expected image, audio, video or none.", nameof(expected));
        }

        string wanted = expected is null ? ContentFormat.AllAccepted : ContentFormat.Accepted(expected.Value);
        using StagedMedia staged = await StagedMedia.ReadAsync(source, _options, wanted, cancellationToken);
        StreamFacts facts = await _inspector.InspectAsync(staged, expected is null ? AllKinds : [expected.Value], cancellationToken);
        return facts.Media;
    }
}
