using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Hosting;
using NextGpt.Api.Jobs;
using NextGpt.Api.Problems;

namespace NextGpt.Api.Events;

/// <summary>The route of a job's events.</summary>
internal static class EventRoutes
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/v1/jobs/{id}/events", FollowAsync);

    private static async Task FollowAsync(string id, HttpContext context, JobReader jobs, JobWatch watch, IHostApplicationLifetime lifetime)
    {
        _ = await jobs.FindAsync(id, JobAccess.Caller(context), context.RequestAborted) ?? throw ProblemException.NotFound("job", id);
        HttpResponse response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        // A server that stops does not wait for jobs to end: watchers come back to the next one.
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await foreach (JobEvent happened in watch.FollowAsync(id, context.Request.Headers["Last-Event-ID"], end.Token))
            {
                await response.WriteAsync(Write(happened), Encoding.UTF8, end.Token);
                await response.Body.FlushAsync(end.Token);
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            await response.WriteAsync(": the server stops\n\n", Encoding.UTF8, context.RequestAborted);
        }
    }

    private static string Write(JobEvent happened) => happened.Name is null
        ? ":\n\n"
        : $"id: {happened.Id}\nevent: {happened.Name}\ndata: {happened.Data}\n\n";
}
