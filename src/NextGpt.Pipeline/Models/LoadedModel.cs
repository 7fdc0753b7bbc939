using NextGpt.Model.Answers;
using NextGpt.Model.Decoding;
using NextGpt.Model.Encoders;
using NextGpt.Model.Reasoning;
using NextGpt.Pipeline.Errors;

namespace NextGpt.Pipeline.Models;

/// <summary>A model of this process, and the source of it and of no other.</summary>
/// <param name="model">The model; stays the caller's to dispose.</param>
public sealed class LoadedModel(NextGptModel model) : IModelStages, IModelSource
{
    /// <inheritdoc/>
    public Task<IModelStages> GetAsync(string bundleDigest, CancellationToken cancellationToken) => bundleDigest == model.Bundle.Digest
        ? Task.FromResult<IModelStages>(this)
        : throw new PermanentException(ErrorCodes.ModelUnavailable, $"Model of bundle {bundleDigest}: expected {model.Bundle.Digest}, the one that is loaded.");

    /// <inheritdoc/>
    public Task<EncodedMedia> EncodeAsync(MediaContent content, CancellationToken cancellationToken) => model.EncodeAsync(content, cancellationToken);

    /// <inheritdoc/>
    public Task<ReasonOutcome> ReasonAsync(ReasonRequest request, IReasoningObserver observer, CancellationToken cancellationToken) =>
        model.ReasonAsync(request, observer, cancellationToken);

    /// <inheritdoc/>
    public Task<DecodedMedia> DecodeAsync(SignalGroup group, DecodeOptions options, Action<int, int> progress, CancellationToken cancellationToken) =>
        model.DecodeAsync(group, options, progress, cancellationToken);
}
