using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Pipeline.Errors;

namespace NextGpt.Api.OpenAi;

/// <summary>The one medium that a route is about.</summary>
internal static class FacadeMedia
{
    /// <exception cref="OpenAiException">It could not be made.</exception>
    public static JobMedia Of(Job job, Modality kind)
    {
        if (job.Parts.FirstOrDefault(p => p.Type == kind && p.Media is not null)?.Media is { } media)
        {
            return media;
        }

        JobError? error = job.Parts.FirstOrDefault(p => p.Type == kind)?.Error;
        throw new OpenAiException(
            StatusCodes.Status500InternalServerError, error?.Code ?? ErrorCodes.Internal, error?.Message ?? $"The answer holds no {kind.ToString().ToLowerInvariant()}.", job.Id);
    }
}
