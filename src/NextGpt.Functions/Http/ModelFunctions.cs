using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace NextGpt.Functions.Http;

/// <summary>The routes of models.</summary>
/// <param name="api">Answers.</param>
public sealed class ModelFunctions(ApiPipeline api)
{
    /// <summary>GET /v1/models.</summary>
    [Function("models_list")]
    public Task<IActionResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/models")] HttpRequest request) => api.RunAsync(request);

    /// <summary>GET /v1/models/{id}.</summary>
    [Function("models_get")]
    public Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/models/{id}")] HttpRequest request) => api.RunAsync(request);
}
