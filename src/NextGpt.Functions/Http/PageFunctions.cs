using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace NextGpt.Functions.Http;

/// <summary>The web page, and a decent answer to whatever is asked for and is not here.</summary>
/// <param name="api">Answers.</param>
public sealed class PageFunctions(ApiPipeline api)
{
    /// <summary>
    /// Any method of /{*path}. The host maps routes in the order of the functions' names, and the first that fits is taken: this name is the
    /// last, and a request that lands here nevertheless has all that its route needs.
    /// </summary>
    [Function("web_page")]
    public Task<IActionResult> PageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "{*path}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => api.RunAsync(request, client);
}
