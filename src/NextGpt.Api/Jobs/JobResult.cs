using System.Text;
using NextGpt.Contracts.Jobs;

namespace NextGpt.Api.Jobs;

/// <summary>Jobs as answers.</summary>
internal static class JobResult
{
    private const string RetryAfterSeconds = "1";

    /// <summary>The job was accepted; it is to be looked for at its own place in a while, unless it has ended.</summary>
    public static IResult Accepted(Job job) =>
        new Answer(JobJson.Serialize(job), IsEnded(job.Status) ? StatusCodes.Status200OK : StatusCodes.Status202Accepted, job.Links!.Self, !IsEnded(job.Status));

    public static IResult Ok(Job job) => new Answer(JobJson.Serialize(job), StatusCodes.Status200OK, null, !IsEnded(job.Status));

    public static IResult Page(JobList page) => new Answer(JobJson.Serialize(page), StatusCodes.Status200OK, null, ComeBack: false);

    public static bool IsEnded(JobStatus status) => status is not (JobStatus.Queued or JobStatus.InProgress);

    private sealed record Answer(string Json, int Status, string? Location, bool ComeBack) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            HttpResponse response = httpContext.Response;
            response.StatusCode = Status;
            response.ContentType = "application/json";
            response.Headers.CacheControl = "no-store";
            if (Location is not null)
            {
                response.Headers.Location = Location;
            }

            if (ComeBack)
            {
                response.Headers.RetryAfter = RetryAfterSeconds;
            }

            byte[] body = Encoding.UTF8.GetBytes(Json + "\n");
            response.ContentLength = body.Length;
            return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
        }
    }
}
