using System.Globalization;
using System.Net;
using NextGpt.Api.OpenAi;
using NextGpt.Contracts.Problems;

namespace NextGpt.Api.Problems;

/// <summary>Writes problems as answers.</summary>
public static class ProblemWriter
{
    private const string TypePrefix = "urn:nextgpt:problem:";

    /// <summary>Makes the document of a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="path">The request's path.</param>
    /// <returns>Problem details.</returns>
    public static Problem Document(ProblemException problem, string? path)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new Problem
        {
            Type = TypePrefix + problem.Code,
            Title = TitleOf(problem.Code),
            Status = problem.Status,
            Detail = problem.Message,
            Code = problem.Code,
            Instance = path,
            Errors = problem.Errors,
        };
    }

    /// <summary>Writes a problem as the whole answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="problem">The problem.</param>
    /// <returns>Ends when it is written.</returns>
    public static async Task WriteAsync(HttpContext context, ProblemException problem)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(problem);
        context.Response.Clear();
        context.Response.StatusCode = problem.Status;
        bool facade = OpenAiErrors.IsFacade(context.Request.Path);
        context.Response.ContentType = facade ? "application/json" : ProblemJson.ContentType;
        context.Response.Headers.CacheControl = "no-store";
        if (problem.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Seconds(wait);
        }

        string body = facade ? OpenAiErrors.Write(OpenAiErrors.Of(problem).Error) : ProblemJson.Serialize(Document(problem, context.Request.Path));
        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    internal static string Seconds(TimeSpan wait) => Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    internal static string ReasonOf(int status) => Enum.IsDefined((HttpStatusCode)status) ? ((HttpStatusCode)status).ToString() : "HTTP status";

    private static string TitleOf(string code)
    {
        string words = code.Replace('_', ' ');
        return string.Concat(char.ToUpperInvariant(words[0]).ToString(), words.AsSpan(1));
    }
}
