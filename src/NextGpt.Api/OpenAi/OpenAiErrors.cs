using System.Text.Json;
using Microsoft.Extensions.Logging;
using NextGpt.Api.Problems;

namespace NextGpt.Api.OpenAi;

/// <summary>Turns what goes wrong in a route of the façade into OpenAI's error object.</summary>
internal sealed partial class OpenAiErrors(ILogger<OpenAiErrors> log) : IEndpointFilter
{
    private static readonly PathString[] s_paths = ["/v1/models", "/v1/chat", "/v1/images", "/v1/audio", "/v1/videos"];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        try
        {
            return await next(context);
        }
        catch (Exception e) when (!http.Response.HasStarted && !(e is OperationCanceledException && http.RequestAborted.IsCancellationRequested))
        {
            (int status, OpenAiError error) = Of(e);
            if (status >= StatusCodes.Status500InternalServerError)
            {
                LogFailure(http.Request.Method, http.Request.Path, e);
            }

            http.Response.Clear();
            http.Response.StatusCode = status;
            http.Response.ContentType = "application/json";
            http.Response.Headers.CacheControl = "no-store";
            if (error.Error.JobId is { } job)
            {
                http.Response.Headers.Location = $"/v1/jobs/{job}";
            }

            if (e is not OpenAiException && ProblemMapping.Of(e).RetryAfter is { } wait)
            {
                http.Response.Headers.RetryAfter = ProblemWriter.Seconds(wait);
            }

            await http.Response.WriteAsync(Write(error), http.RequestAborted);
            return Results.Empty;
        }
    }

    /// <summary>Tells whether a path is the façade's, so that what goes wrong before its routes are reached is told in its words too.</summary>
    public static bool IsFacade(PathString path) => s_paths.Any(p => path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));

    public static (int Status, OpenAiError Error) Of(Exception e)
    {
        if (e is OpenAiException failed)
        {
            return (failed.Status, new OpenAiError(new OpenAiErrorBody(failed.Message, TypeOf(failed.Status), null, failed.Code) { JobId = failed.Job }));
        }

        ProblemException problem = ProblemMapping.Of(e);
        string? field = problem.Errors is { Count: > 0 } errors ? errors[0].Field : null;
        return (problem.Status, new OpenAiError(new OpenAiErrorBody(problem.Message, TypeOf(problem.Status), field, problem.Code)));
    }

    public static string Write(OpenAiError error) => JsonSerializer.Serialize(error, OpenAiText.Json.OpenAiError);

    private static string TypeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "authentication_error",
        StatusCodes.Status403Forbidden => "permission_error",
        StatusCodes.Status429TooManyRequests => "rate_limit_error",
        >= StatusCodes.Status500InternalServerError => "server_error",
        _ => "invalid_request_error",
    };

    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed.")]
    private partial void LogFailure(string method, PathString path, Exception exception);
}
