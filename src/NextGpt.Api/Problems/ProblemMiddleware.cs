using Microsoft.Extensions.Logging;

namespace NextGpt.Api.Problems;

/// <summary>Turns whatever goes wrong below it into problem details, and empty errors of the framework too.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ILogger<ProblemMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested && e.GetBaseException() is OperationCanceledException)
        {
            // Nobody is there to read an answer. Engines in other processes say it in exceptions of their own.
            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            }

            return;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            ProblemException problem = ProblemMapping.Of(e);
            if (e is not ProblemException && problem.Status >= StatusCodes.Status500InternalServerError)
            {
                LogFailure(context.Request.Method, context.Request.Path, e);
            }

            await ProblemWriter.WriteAsync(context, problem);
            return;
        }

        if (IsBareError(context.Response))
        {
            await ProblemWriter.WriteAsync(context, ProblemMapping.OfStatus(context));
        }
    }

    private static bool IsBareError(HttpResponse response) =>
        response is { StatusCode: >= 400, HasStarted: false, ContentType: null } && response.ContentLength is null or 0;

    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed.")]
    private partial void LogFailure(string method, PathString path, Exception exception);
}
