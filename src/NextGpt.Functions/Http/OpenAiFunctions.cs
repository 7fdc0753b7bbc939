using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace NextGpt.Functions.Http;

/// <summary>The routes that clients of OpenAI know.</summary>
/// <param name="api">Answers.</param>
public sealed class OpenAiFunctions(ApiPipeline api)
{
    /// <summary>POST /v1/chat/completions.</summary>
    [Function("chat_completions")]
    public Task<IActionResult> ChatAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/chat/completions")] HttpRequest request, [DurableClient] DurableTaskClient client) => api.RunAsync(request, client);

    /// <summary>POST /v1/images/generations.</summary>
    [Function("images_generations")]
    public Task<IActionResult> ImageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/images/generations")] HttpRequest request, [DurableClient] DurableTaskClient client) => api.RunAsync(request, client);

    /// <summary>POST /v1/audio/generate.</summary>
    [Function("audio_generate")]
    public Task<IActionResult> SoundAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/audio/generate")] HttpRequest request, [DurableClient] DurableTaskClient client) => api.RunAsync(request, client);

    /// <summary>POST /v1/videos.</summary>
    [Function("videos_create")]
    public Task<IActionResult> CreateVideoAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/videos")] HttpRequest request, [DurableClient] DurableTaskClient client) => api.RunAsync(request, client);

    /// <summary>GET /v1/videos.</summary>
    [Function("videos_list")]
    public Task<IActionResult> ListVideosAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/videos")] HttpRequest request, [DurableClient] DurableTaskClient client) => api.RunAsync(request, client);

    /// <summary>GET /v1/videos/{id}.</summary>
    [Function("videos_get")]
    public Task<IActionResult> GetVideoAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/videos/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client) => api.RunAsync(request, client);

    /// <summary>GET /v1/videos/{id}/content.</summary>
    [Function("videos_content")]
    public Task<IActionResult> VideoContentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/videos/{id}/content")] HttpRequest request, [DurableClient] DurableTaskClient client) => api.RunAsync(request, client);

    /// <summary>DELETE /v1/videos/{id}.</summary>
    [Function("videos_delete")]
    public Task<IActionResult> DeleteVideoAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/videos/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client) => api.RunAsync(request, client);
}
