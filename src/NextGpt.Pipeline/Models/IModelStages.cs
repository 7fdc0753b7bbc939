using NextGpt.Model.Answers;
using NextGpt.Model.Decoding;
using NextGpt.Model.Encoders;
using NextGpt.Model.Reasoning;

namespace NextGpt.Pipeline.Models;

/// <summary>The stages of a loaded model; see <see cref="NextGptModel"/>.</summary>
public interface IModelStages
{
    /// <summary>Encodes a medium.</summary>
    /// <param name="content">The medium.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Its embeddings.</returns>
    public Task<EncodedMedia> EncodeAsync(MediaContent content, CancellationToken cancellationToken);

    /// <summary>Lets the language model answer.</summary>
    /// <param name="request">The conversation.</param>
    /// <param name="observer">Hears text and closed groups.</param>
    /// <param name="cancellationToken">Ends the work within one token.</param>
    /// <returns>Text and groups.</returns>
    public Task<ReasonOutcome> ReasonAsync(ReasonRequest request, IReasoningObserver observer, CancellationToken cancellationToken);

    /// <summary>Makes the medium of a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Hears the steps.</param>
    /// <param name="cancellationToken">Ends the work within one step.</param>
    /// <returns>The medium.</returns>
    public Task<DecodedMedia> DecodeAsync(SignalGroup group, DecodeOptions options, Action<int, int> progress, CancellationToken cancellationToken);
}
