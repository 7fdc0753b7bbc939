using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace NextGpt.Functions.Http;

/// <summary>The routes of health.</summary>
/// <param name="api">Answers.</param>
public sealed class HealthFunctions(ApiPipeline api)
{
    /// <summary>GET /health/live.</summary>
    [Function("health_live")]
    public Task<IActionResult> LiveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/live")] HttpRequest request) => api.RunAsync(request);

    /// <summary>GET /health/ready.</summary>
    [Function("health_ready")]
    public Task<IActionResult> ReadyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request) => api.RunAsync(request);
}
