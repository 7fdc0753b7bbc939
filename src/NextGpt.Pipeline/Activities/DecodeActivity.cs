using System.Security.Cryptography;
using NextGpt.Contracts.Jobs;
using NextGpt.Media.Probing;
using NextGpt.Media.Stores;
using NextGpt.Model.Decoding;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Decoding;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Pipeline.Activities;

/// <summary>A signal group becomes a stored medium, unless any job has made the same one before.</summary>
/// <param name="decoder">Makes media.</param>
/// <param name="artifacts">Where results are.</param>
/// <param name="media">Where media go.</param>
/// <param name="formats">Writes their files.</param>
/// <param name="time">The clock.</param>
/// <param name="ahead">What has begun before it was called for; null where activities do not share a process.</param>
public sealed class DecodeActivity(
    GroupDecoder decoder, IArtifactStore artifacts, IMediaFiles media, MediaFileFormats formats, TimeProvider time, DecodeAhead? ahead = null)
{
    /// <summary>Decodes.</summary>
    /// <param name="input">What.</param>
    /// <param name="cancellationToken">Ends the work within one denoising step.</param>
    /// <returns>The medium.</returns>
    public Task<DecodeResult> RunAsync(DecodeInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ActivityDeadline.RunAsync(input, time, token => DecodeAsync(input, token), cancellationToken);
    }

    private async Task<DecodeResult> DecodeAsync(DecodeInput input, CancellationToken cancellationToken)
    {
        GroupDecoding decoding = await (ahead?.TryTake(input, cancellationToken) ?? decoder.FindOrMakeAsync(input, null, cancellationToken));
        var watch = new Watch(time);
        if (decoding.Known is { } known)
        {
            if (await TakeAsync(input, known, cancellationToken))
            {
                // The same group may stand elsewhere in another answer.
                JobDecoding made = known.Made with { Part = input.Group.Part, ProjectingMs = 0, DenoisingMs = 0, DecodingMs = 0 };
                return known with { Made = made, Cached = true, LoadMs = 0, StoreMs = decoding.StoreMs + watch.Lap() };
            }

            decoding = await decoder.MakeAsync(input, cancellationToken);
        }

        DecodedMedia decoded = decoding.Made!;
        watch.Lap();
        (byte[] file, ProbedMedia facts) = await formats.WriteAsync(decoded.Content, cancellationToken);
        var id = MediaId.FromDigest(SHA256.HashData(file));
        await NoteUseAsync(input, id.Sha256, cancellationToken);

        // Who finds the one without the other makes the medium again.
        var result = new DecodeResult(Describe(id, file, facts), Describe(decoded), Cached: false, decoding.LoadMs, decoding.StoreMs);
        await Task.WhenAll(media.WriteAsync(file, facts, cancellationToken), artifacts.PutDocumentAsync(ArtifactNames.Decoding(input), result, PipelineJson.Default.DecodeResult, cancellationToken));
        return result with { StoreMs = decoding.StoreMs + watch.Lap() };
    }

    private async Task<bool> TakeAsync(DecodeInput input, DecodeResult known, CancellationToken cancellationToken)
    {
        await NoteUseAsync(input, known.Media.Sha256, cancellationToken);
        return await media.ExistsAsync(known.Media.Id, cancellationToken);
    }

    /// <summary>First the note, then the medium: who deletes another job sees the note, or the medium is made after it.</summary>
    private async Task NoteUseAsync(DecodeInput input, string sha256, CancellationToken cancellationToken) =>
        await artifacts.PutIfAbsentAsync(ArtifactNames.Use(sha256, input.Job), ReadOnlyMemory<byte>.Empty, cancellationToken);

    private static JobMedia Describe(MediaId id, byte[] file, ProbedMedia facts) => new()
    {
        Id = id.ToString(),
        Url = $"/v1/media/{id}",
        ContentType = facts.ContentType,
        Bytes = file.Length,
        Sha256 = id.Sha256,
        Width = facts.Width,
        Height = facts.Height,
        Seconds = facts.Seconds,
        Frames = facts.Frames,
        SampleRate = facts.SampleRate,
    };

    private static JobDecoding Describe(DecodedMedia decoded) => new(
        decoded.Part,
        decoded.DecoderId,
        decoded.Settings.Seed,
        decoded.Settings.Steps,
        decoded.Settings.Guidance,
        decoded.Timings.Projecting.TotalMilliseconds,
        decoded.Timings.Denoising.TotalMilliseconds,
        decoded.Timings.Decoding.TotalMilliseconds);
}
