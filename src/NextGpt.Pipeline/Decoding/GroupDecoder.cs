using NextGpt.Model.Decoding;
using NextGpt.Model.Reasoning;
using NextGpt.Pipeline.Activities;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Feeds;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Models;

namespace NextGpt.Pipeline.Decoding;

/// <summary>Makes the medium of a group, unless any job has made the same one before; stores nothing.</summary>
/// <param name="models">The models.</param>
/// <param name="artifacts">Where groups and results are.</param>
/// <param name="feed">Hears the steps.</param>
/// <param name="time">The clock.</param>
public sealed class GroupDecoder(IModelSource models, IArtifactStore artifacts, IJobFeed feed, TimeProvider time)
{
    /// <summary>Looks for the medium, and makes it if there is none.</summary>
    /// <param name="input">What.</param>
    /// <param name="group">The group; null is read from where the input says.</param>
    /// <param name="cancellationToken">Ends the work within one denoising step.</param>
    /// <returns>What was found or made.</returns>
    public async Task<GroupDecoding> FindOrMakeAsync(DecodeInput input, SignalGroup? group, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        var watch = new Watch(time);
        return await artifacts.TryGetDocumentAsync(ArtifactNames.Decoding(input), PipelineJson.Default.DecodeResult, cancellationToken) is { } known
            ? new GroupDecoding(known, null, 0, watch.Lap())
            : await MakeAsync(input, group, watch, cancellationToken);
    }

    /// <summary>Makes the medium.</summary>
    /// <param name="input">What.</param>
    /// <param name="cancellationToken">Ends the work within one denoising step.</param>
    /// <returns>What was made.</returns>
    public Task<GroupDecoding> MakeAsync(DecodeInput input, CancellationToken cancellationToken) => MakeAsync(input, null, new Watch(time), cancellationToken);

    private async Task<GroupDecoding> MakeAsync(DecodeInput input, SignalGroup? group, Watch watch, CancellationToken cancellationToken)
    {
        group ??= await ReadAsync(input, cancellationToken);
        double store = watch.Lap();
        IModelStages model = await models.GetAsync(input.BundleDigest, cancellationToken);
        double load = watch.Lap();
        var options = new DecodeOptions { Seed = input.Seed, Steps = input.Steps, Guidance = input.Guidance, DecoderId = input.Decoder };
        DecodedMedia made = await model.DecodeAsync(group, options, (done, total) => feed.OnStep(input.Job, input.Group.Part, done, total), cancellationToken);
        return new GroupDecoding(null, made, load, store);
    }

    private async Task<SignalGroup> ReadAsync(DecodeInput input, CancellationToken cancellationToken)
    {
        using MemoryStream bytes = await artifacts.GetBytesAsync(input.Group.States.Name, cancellationToken);
        return SignalGroup.Read(bytes);
    }
}
