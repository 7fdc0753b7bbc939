using Microsoft.Extensions.DependencyInjection.Extensions;
using NextGpt.Api.Engine;

namespace NextGpt.Api.Access;

/// <summary>Adds keys and what they may do to a host; what it has added before stays as it is.</summary>
internal static class AccessServices
{
    public static IServiceCollection AddNextGptAccess(this IServiceCollection services)
    {
        services.TryAddSingleton(new AccessOptions());
        services.TryAddSingleton<KeyRing>();
        services.TryAddSingleton<RequestRates>();
        services.TryAddSingleton<IJobAdmission, JobQuota>();
        return services;
    }
}
