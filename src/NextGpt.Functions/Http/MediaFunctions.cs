using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace NextGpt.Functions.Http;

/// <summary>The routes of media.</summary>
/// <param name="api">Answers.</param>
public sealed class MediaFunctions(ApiPipeline api)
{
    /// <summary>POST /v1/media.</summary>
    [Function("media_upload")]
    public Task<IActionResult> UploadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/media")] HttpRequest request) => api.RunAsync(request);

    /// <summary>GET or HEAD /v1/media/{id}.</summary>
    [Function("media_get")]
    public Task<IActionResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/media/{id}")] HttpRequest request) => api.RunAsync(request);

    /// <summary>DELETE /v1/media/{id}.</summary>
    [Function("media_delete")]
    public Task<IActionResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/media/{id}")] HttpRequest request) => api.RunAsync(request);

    /// <summary>POST /v1/media/{id}/link.</summary>
    [Function("media_link")]
    public Task<IActionResult> LinkAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/media/{id}/link")] HttpRequest request) => api.RunAsync(request);
}
