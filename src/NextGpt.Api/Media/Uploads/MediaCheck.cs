using NextGpt.Contracts;
using NextGpt.Media;
using NextGpt.Media.Images;
using NextGpt.Media.Probing;
using NextGpt.Media.Sounds;
using NextGpt.Media.Sources;
using NextGpt.Media.Videos;

namespace NextGpt.Api.Media.Uploads;

/// <summary>
/// Finds out what an upload is, and decodes it once: whoever uploads something that cannot be read hears of it at once, and not when
/// a job fails.
/// </summary>
internal sealed class MediaCheck : IDisposable
{
    private readonly MediaProbe _probe;
    private readonly ImageDecoder _images;
    private readonly SoundDecoder _sounds;
    private readonly VideoDecoder _videos;
    private readonly SemaphoreSlim _places;

    public MediaCheck(MediaOptions options, int parallel, TimeProvider time)
    {
        _probe = new MediaProbe(options, time);
        _images = new ImageDecoder(options);
        _sounds = new SoundDecoder(options, time);
        _videos = new VideoDecoder(options, time);
        _places = new SemaphoreSlim(parallel);
    }

    /// <summary>Checks an upload.</summary>
    /// <exception cref="MediaException">It is of no accepted format, damaged or beyond a limit.</exception>
    public async Task<ProbedMedia> CheckAsync(SpooledMedium upload, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            ProbedMedia media = await _probe.ProbeAsync(Source(upload), cancellationToken: cancellationToken);
            await DecodeAsync(upload, media.Kind, cancellationToken);
            return media;
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private static MediaSource Source(SpooledMedium upload) => MediaSource.FromStream(upload.Rewind(), upload.Name);

    private Task DecodeAsync(SpooledMedium upload, Modality kind, CancellationToken cancellationToken) => kind switch
    {
        Modality.Image => _images.DecodeAsync(Source(upload), cancellationToken),
        Modality.Audio => _sounds.DecodeAsync(Source(upload), cancellationToken),
        _ => _videos.DecodeAsync(Source(upload), cancellationToken),
    };
}
