using Microsoft.Extensions.Logging;
using NextGpt.Api.Jobs;
using NextGpt.Api.Media.Uploads;
using NextGpt.Api.Requests;
using NextGpt.Media.Stores.Drops;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Ingestion;

namespace NextGpt.Api.Drops;

/// <summary>Makes inboxes of a host's services.</summary>
public static class DropServices
{
    /// <summary>Makes the inbox of a drop.</summary>
    /// <param name="services">The host's services, those of the API among them.</param>
    /// <param name="area">The drop.</param>
    /// <param name="options">How patient, and what is asked about a lone file.</param>
    /// <param name="owner">Whose the jobs are: the name of a key; null is nobody's in particular.</param>
    /// <returns>The inbox.</returns>
    public static DropInbox CreateDropInbox(this IServiceProvider services, IDropArea area, DropOptions options, string? owner = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var jobs = new DropJobs(
            services.GetRequiredService<MediaSpool>(),
            services.GetRequiredService<MediaShelf>(),
            services.GetRequiredService<JobRequestReader>(),
            services.GetRequiredService<JobIntake>(),
            services.GetRequiredService<JobReader>(),
            owner);
        return new DropInbox(
            area,
            jobs,
            services.GetRequiredService<IArtifactStore>(),
            services.GetRequiredService<IMediaFiles>(),
            options,
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<DropInbox>>());
    }
}
