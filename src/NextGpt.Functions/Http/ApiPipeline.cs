using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.DurableTask.Client;
using NextGpt.Api.Hosting;
using NextGpt.Functions.Durable;
using NextGpt.Functions.Hosting;

namespace NextGpt.Functions.Http;

/// <summary>The service's own pipeline below the functions: same routes, same bodies, same errors as on the embedded host.</summary>
public sealed class ApiPipeline
{
    private static readonly EmptyResult s_written = new();

    private readonly IServiceProvider _services;
    private readonly DurableClients _clients;
    private readonly RequestDelegate _pipeline;

    internal ApiPipeline(IServiceProvider services, DurableClients clients, AppOptions options)
    {
        (_services, _clients) = (services, clients);
        var app = new ApplicationBuilder(services);
        app.UseNextGptProblems();
        if (options.Callers == AppCallers.Platform)
        {
            app.Use(PlatformIdentity.TakeAsync);
        }

        app.UseNextGptAccess();
        app.UseRouting();
        app.UseEndpoints(routes => routes.MapNextGptApi());
        _pipeline = app.Build();
    }

    /// <summary>Answers a request that needs no engine.</summary>
    /// <param name="request">The request.</param>
    /// <returns>That the answer is written.</returns>
    public async Task<IActionResult> RunAsync(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        HttpContext context = request.HttpContext;

        // The worker has routed the request to a function; the service routes it to what the function stands for.
        Endpoint? function = context.GetEndpoint();
        RouteValueDictionary values = context.Request.RouteValues;
        context.SetEndpoint(null);
        context.Request.RouteValues = [];
        await _pipeline(context);
        context.SetEndpoint(function);
        context.Request.RouteValues = values;
        return s_written;
    }

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="client">The Durable client of this call.</param>
    /// <returns>That the answer is written.</returns>
    public Task<IActionResult> RunAsync(HttpRequest request, DurableTaskClient client)
    {
        _clients.Use(client);
        return RunAsync(request);
    }

    /// <summary>Deletes the jobs that have expired.</summary>
    /// <param name="client">The Durable client of this call.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many were deleted.</returns>
    public Task<int> SweepAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        _clients.Use(client);
        return _services.SweepJobsAsync(cancellationToken);
    }
}
