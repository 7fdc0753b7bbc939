using Microsoft.Extensions.Configuration;
using NextGpt.Api.Jobs;
using NextGpt.Api.Models;
using NextGpt.Model.Answers;
using NextGpt.Model.Bundles;
using NextGpt.Pipeline.Activities;
using NextGpt.Pipeline.Decoding;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Models;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Api.Hosting;

/// <summary>What both hosts of the pipeline put together in the same way.</summary>
public static class PipelineServices
{
    /// <summary>Adds a bundle's model and the activities of a job.</summary>
    public static IServiceCollection AddPipelineActivities(this IServiceCollection services, Bundle bundle, ModelOptions model)
    {
        services.AddSingleton(ModelCatalog.Of(bundle));
        services.AddSingleton(s => new LocalModel(bundle, model, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IModelSource>(s => s.GetRequiredService<LocalModel>());
        services.AddSingleton<MediaFileFormats>();
        services.AddSingleton<EncodeActivity>();
        services.AddSingleton<GroupDecoder>();
        services.AddSingleton<ReasonActivity>();
        services.AddSingleton<DecodeActivity>();
        services.AddSingleton<AssembleActivity>();
        services.AddSingleton<NotifyActivity>();
        services.AddSingleton<DeadLetterActivity>();
        return services;
    }

    /// <summary>Adds what a job gets that says nothing of it: the section's <c>Limits</c>, <c>Retry</c>, <c>EarlyStart</c> and <c>Retention</c>.</summary>
    /// <exception cref="System.ComponentModel.DataAnnotations.ValidationException">A value is out of its range; thrown where the defaults are first asked for.</exception>
    public static IServiceCollection AddJobDefaults(this IServiceCollection services, IConfigurationSection jobs) => services.AddSingleton(_ => Defaults(jobs));

    private static JobDefaults Defaults(IConfigurationSection jobs)
    {
        JobDefaults defaults = new(
            jobs.GetSection("Limits").Get<StageLimits>() ?? new StageLimits(),
            jobs.GetSection("Retry").Get<RetryPolicy>() ?? new RetryPolicy(),
            jobs.GetValue("EarlyStart", true));
        return (defaults with { Retention = jobs.GetValue<TimeSpan?>("Retention") }).Validated();
    }
}
