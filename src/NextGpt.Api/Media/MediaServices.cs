using Microsoft.Extensions.DependencyInjection.Extensions;
using NextGpt.Api.Jobs;
using NextGpt.Api.Media.Uploads;
using NextGpt.Api.Requests;
using NextGpt.Media;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Outbound;
using NextGpt.Pipeline.RemoteMedia;
using NextGpt.Pipeline.Resilience;

namespace NextGpt.Api.Media;

/// <summary>Adds the taking and serving of media to a host; what it has added before stays as it is.</summary>
internal static class MediaServices
{
    public static IServiceCollection AddNextGptMedia(this IServiceCollection services)
    {
        services.TryAddSingleton(new MediaOptions());
        services.TryAddSingleton(new MediaServiceOptions());
        services.TryAddSingleton(new OutboundOptions());
        services.TryAddSingleton<OutboundGuard>();
        services.TryAddSingleton<IRemoteMedia>(s => new HttpRemoteMedia(
            s.GetRequiredService<OutboundGuard>(),
            s.GetRequiredService<OutboundOptions>(),
            s.GetRequiredService<MediaOptions>().Limits,
            s.GetRequiredService<IoPipelines>().RemoteMedia,
            s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(s => new MediaAccess(s.GetRequiredService<IMediaStore>(), s.GetRequiredService<JobRecords>()));
        services.TryAddSingleton(s => new MediaCheck(
            s.GetRequiredService<MediaOptions>(), s.GetRequiredService<MediaServiceOptions>().Validated().ParallelChecks, s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<MediaSpool>();
        services.TryAddSingleton<MediaShelf>();
        services.TryAddSingleton<MediaUploadReader>();
        services.TryAddSingleton<IMediaIntake, MediaIntake>();
        services.TryAddSingleton<SubmissionReader>();
        return services;
    }
}
