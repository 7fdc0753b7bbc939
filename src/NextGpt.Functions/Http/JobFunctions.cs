using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace NextGpt.Functions.Http;

/// <summary>The routes of jobs and conversations.</summary>
/// <param name="api">Answers.</param>
public sealed class JobFunctions(ApiPipeline api)
{
    /// <summary>POST /v1/jobs.</summary>
    [Function("jobs_create")]
    public Task<IActionResult> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/jobs")] HttpRequest request, [DurableClient] DurableTaskClient client) => api.RunAsync(request, client);

    /// <summary>GET /v1/jobs.</summary>
    [Function("jobs_list")]
    public Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/jobs")] HttpRequest request, [DurableClient] DurableTaskClient client) => api.RunAsync(request, client);

    /// <summary>PUT /v1/jobs/{id}.</summary>
    [Function("jobs_put")]
    public Task<IActionResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "v1/jobs/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client) => api.RunAsync(request, client);

    /// <summary>GET /v1/jobs/{id}.</summary>
    [Function("jobs_get")]
    public Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/jobs/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client) => api.RunAsync(request, client);

    /// <summary>DELETE /v1/jobs/{id}.</summary>
    [Function("jobs_delete")]
    public Task<IActionResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/jobs/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client) => api.RunAsync(request, client);

    /// <summary>GET /v1/jobs/{id}/events.</summary>
    [Function("jobs_events")]
    public Task<IActionResult> EventsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/jobs/{id}/events")] HttpRequest request, [DurableClient] DurableTaskClient client) => api.RunAsync(request, client);

    /// <summary>POST /v1/jobs/{id}/cancel.</summary>
    [Function("jobs_cancel")]
    public Task<IActionResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/jobs/{id}/cancel")] HttpRequest request, [DurableClient] DurableTaskClient client) => api.RunAsync(request, client);

    /// <summary>POST /v1/jobs/{id}/parts/{part}/retry.</summary>
    [Function("jobs_retry")]
    public Task<IActionResult> RetryAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/jobs/{id}/parts/{part}/retry")] HttpRequest request, [DurableClient] DurableTaskClient client) => api.RunAsync(request, client);

    /// <summary>DELETE /v1/conversations/{id}.</summary>
    [Function("conversations_delete")]
    public Task<IActionResult> DeleteConversationAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/conversations/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client) => api.RunAsync(request, client);
}
