using NextGpt.Model.Encoders;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Models;

namespace NextGpt.Pipeline.Activities;

/// <summary>A medium of the request becomes embeddings, unless any job of the same model has encoded it before.</summary>
/// <param name="models">The models.</param>
/// <param name="artifacts">Where embeddings are kept.</param>
/// <param name="media">Where media are kept.</param>
/// <param name="formats">Reads their files.</param>
/// <param name="time">The clock.</param>
public sealed class EncodeActivity(IModelSource models, IArtifactStore artifacts, IMediaFiles media, MediaFileFormats formats, TimeProvider time)
{
    /// <summary>Encodes.</summary>
    /// <param name="input">What.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Where the embeddings are.</returns>
    public Task<EncodeResult> RunAsync(EncodeInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ActivityDeadline.RunAsync(input, time, token => EncodeAsync(input, token), cancellationToken);
    }

    private async Task<EncodeResult> EncodeAsync(EncodeInput input, CancellationToken cancellationToken)
    {
        var watch = new Watch(time);
        string name = ArtifactNames.Encoding(input.BundleDigest, input.Media);
        if (await artifacts.TryGetAsync(name, cancellationToken) is not null)
        {
            return new EncodeResult(input.Media, name, Cached: true, 0, 0, watch.Lap());
        }

        byte[] file = await media.ReadAsync(input.Media.Id, cancellationToken);
        double store = watch.Lap();
        IModelStages model = await models.GetAsync(input.BundleDigest, cancellationToken);
        double load = watch.Lap();
        MediaContent content = await formats.ReadAsync(file, input.Media.Type, input.Media.Id, cancellationToken);
        EncodedMedia encoded = await model.EncodeAsync(content, cancellationToken);
        double encode = watch.Lap();
        using var bytes = new MemoryStream();
        encoded.Write(bytes);
        await artifacts.PutIfAbsentAsync(name, bytes.ToArray(), cancellationToken);
        return new EncodeResult(input.Media, name, Cached: false, load, encode, store + watch.Lap());
    }
}
