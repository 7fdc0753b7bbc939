using NextGpt.Contracts;
using NextGpt.Media.Images;
using NextGpt.Model.Answers;
using NextGpt.Model.Decoding;
using NextGpt.Model.Diffusion;
using NextGpt.Model.Encoders;
using NextGpt.Model.Reasoning;
using NextGpt.Pipeline.Models;

namespace NextGpt.Pipeline.Tests.Support;

/// <summary>A model that closes one group, and whose decoder stands still until it is let go.</summary>
internal sealed class HeldModel : IModelStages, IModelSource
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _decoded;

    /// <summary>Gets the group.</summary>
    public static SignalGroup Group { get; } = new(1, Modality.Image, 1, [0.25f, 0.5f], [1, 2]);

    /// <summary>Gets what ends when the decoder has begun.</summary>
    public Task Begun => _begun.Task;

    /// <summary>Gets what ends when the decoder was stopped.</summary>
    public Task Stopped => _stopped.Task;

    /// <summary>Gets how often the decoder began.</summary>
    public int Decoded => Volatile.Read(ref _decoded);

    /// <summary>Lets the decoder end.</summary>
    public void Release() => _release.TrySetResult();

    public Task<IModelStages> GetAsync(string bundleDigest, CancellationToken cancellationToken) => Task.FromResult<IModelStages>(this);

    public Task<EncodedMedia> EncodeAsync(MediaContent content, CancellationToken cancellationToken) => throw new NotSupportedException("Nothing is given.");

    public Task<ReasonOutcome> ReasonAsync(ReasonRequest request, IReasoningObserver observer, CancellationToken cancellationToken)
    {
        observer.OnGroup(Group);
        return Task.FromResult(new ReasonOutcome(new ReasoningResult([new ReasonedPart(0, "here", null), new ReasonedPart(1, null, Group)], FinishReason.Stop, 3, 4, null), 0));
    }

    public async Task<DecodedMedia> DecodeAsync(SignalGroup group, DecodeOptions options, Action<int, int> progress, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _decoded);
        _begun.TrySetResult();
        try
        {
            await _release.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            _stopped.TrySetResult();
            throw;
        }

        return new DecodedMedia(
            group.Part, new MediaContent(new RgbImage(8, 8, new byte[8 * 8 * 3])), "held", new DiffusionSettings(options.Seed, 1, 1), [], new DecodeTimings(default, default, default));
    }
}
