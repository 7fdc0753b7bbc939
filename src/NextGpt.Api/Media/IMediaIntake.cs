using NextGpt.Contracts.Jobs;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Api.Media;

/// <summary>Makes stored media of what requests name: ids of media that are there or came along, data URLs, addresses.</summary>
public interface IMediaIntake
{
    /// <summary>Makes a stored medium of a piece of a request.</summary>
    /// <param name="input">The piece; it is checked: no text, and one of <see cref="JobInput.Media"/>, <see cref="JobInput.Url"/> and <see cref="JobInput.File"/>.</param>
    /// <param name="field">What errors call it, such as <c>input[1]</c>.</param>
    /// <param name="submission">For whom.</param>
    /// <param name="cancellationToken">Gives up; nothing half-written stays.</param>
    /// <returns>The medium, within the limits and of the kind that the piece says; the job is noted as a user of what was stored for it.</returns>
    /// <exception cref="Problems.ProblemException">There is none, it is of another kind, or it cannot be taken from where it is.</exception>
    /// <exception cref="NextGpt.Media.MediaException">Its content is not what it should be.</exception>
    public Task<MediaInput> ResolveAsync(JobInput input, string field, MediaSubmission submission, CancellationToken cancellationToken = default);
}
