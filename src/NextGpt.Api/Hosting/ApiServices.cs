using Microsoft.Extensions.DependencyInjection.Extensions;
using NextGpt.Api.Access;
using NextGpt.Api.Description;
using NextGpt.Api.Engine;
using NextGpt.Api.Events;
using NextGpt.Api.Jobs;
using NextGpt.Api.Media;
using NextGpt.Api.Models;
using NextGpt.Api.OpenAi;
using NextGpt.Api.Requests;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Feeds;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;
using NextGpt.Pipeline.Outbound;
using NextGpt.Pipeline.Resilience;
using NextGpt.Pipeline.Stores;

namespace NextGpt.Api.Hosting;

/// <summary>Adds the service to a host.</summary>
public static class ApiServices
{
    /// <summary>
    /// Adds what the routes need. The host brings <see cref="IJobEngine"/>, <see cref="IMediaStore"/> and <see cref="ModelCatalog"/>;
    /// what it has added before stays as it is.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="limits">What requests may be at most; null is the defaults.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddNextGptApi(this IServiceCollection services, RequestLimits? limits = null)
    {
        services.AddRouting();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton((limits ?? new RequestLimits()).Validated());
        services.TryAddSingleton(new JobDefaults(new StageLimits(), new RetryPolicy()));
        services.TryAddSingleton(s => new IoPipelines(s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IArtifactStore>(s => new BlobArtifacts(s.GetRequiredService<IMediaStore>().Blobs, s.GetRequiredService<IoPipelines>()));
        services.AddNextGptMedia();
        services.TryAddSingleton<JobRequestReader>();
        services.AddNextGptAccess();
        services.TryAddSingleton<MediaUses>();
        services.TryAddSingleton<MediaRemoval>();
        services.TryAddSingleton<JobEventHub>();
        services.TryAddSingleton<IJobFollower, NoFollower>();
        services.TryAddSingleton(s => s.GetRequiredService<IMediaStore>().Blobs);
        services.TryAddSingleton<JobRecords>();
        services.TryAddSingleton<JobAnswers>();
        services.TryAddSingleton<Conversations>();
        services.TryAddSingleton<PartRetries>();
        services.TryAddSingleton<JobRemoval>();
        services.TryAddSingleton<JobWaiter>();
        services.TryAddSingleton<JobSweeper>();
        services.TryAddSingleton(s => new JobIntake(
            s.GetRequiredService<IJobEngine>(),
            s.GetRequiredService<IMediaIntake>(),
            s.GetRequiredService<JobRecords>(),
            s.GetRequiredService<ModelCatalog>(),
            s.GetRequiredService<Conversations>(),
            s.GetRequiredService<MediaUses>(),
            s.GetRequiredService<IJobAdmission>(),
            s.GetRequiredService<OutboundGuard>(),
            s.GetRequiredService<JobDefaults>(),
            s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(s => new JobReader(
            s.GetRequiredService<IJobEngine>(),
            s.GetRequiredService<IArtifactStore>(),
            s.GetRequiredService<IMediaStore>(),
            s.GetRequiredService<JobRecords>(),
            s.GetRequiredService<JobAnswers>(),
            s.GetRequiredService<JobEventHub>(),
            s.GetRequiredService<JobDefaults>()));
        services.TryAddSingleton(s => new JobWatch(
            s.GetRequiredService<JobEventHub>(), s.GetRequiredService<JobReader>(), s.GetRequiredService<IJobFollower>(), s.GetRequiredService<TimeProvider>()));
        OpenAiRoutes.AddServices(services);
        ApiDescription.AddServices(services);
        return services;
    }

    /// <summary>Has expired jobs deleted for as long as the process runs.</summary>
    /// <param name="services">The host's services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddJobSweeping(this IServiceCollection services) => services.AddHostedService(s => s.GetRequiredService<JobSweeper>());

    /// <summary>Deletes, with their media, the jobs that have expired by now: for hosts that have timers of their own.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many jobs were deleted.</returns>
    public static Task<int> SweepJobsAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<JobSweeper>().SweepAsync(cancellationToken);

    /// <summary>Has watched jobs looked after where neither the engine nor the model tells of them in this process. Comes before <see cref="AddNextGptApi"/>.</summary>
    /// <param name="services">The host's services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddJobPolling(this IServiceCollection services) =>
        services.AddSingleton<StoredFeedReader>().AddSingleton<IJobFollower, PollingFollower>();
}
