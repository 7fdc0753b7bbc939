using NextGpt.Api.Engine;
using NextGpt.Api.Hosting;
using NextGpt.Api.Jobs;
using NextGpt.Api.Problems;
using NextGpt.Contracts.Jobs;
using NextGpt.Media;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Api.OpenAi;

/// <summary>The jobs behind the façade: the same as everybody's, waited for because these clients do not ask again.</summary>
/// <param name="intake">Accepts them.</param>
/// <param name="jobs">Shows them.</param>
/// <param name="engine">Stops them.</param>
/// <param name="waiter">Waits for them.</param>
/// <param name="limits">How long a wait may be.</param>
internal sealed class FacadeJobs(JobIntake intake, JobReader jobs, IJobEngine engine, JobWaiter waiter, RequestLimits limits)
{
    private const int MostSent = 255;

    /// <summary>Starts a job for the caller.</summary>
    /// <param name="context">The request.</param>
    /// <param name="submission">The job.</param>
    /// <param name="number">Tells the jobs of one request apart; null where there is but one.</param>
    /// <returns>The job's id.</returns>
    public async Task<string> StartAsync(HttpContext context, JobSubmission submission, string? number = null)
    {
        // An idempotency key stands for one job.
        string? key = KeyOf(context.Request) is { } whole && number is not null ? $"{whole}\n{number}" : KeyOf(context.Request);
        SubmittedJob job = await intake.SubmitAsync(submission with { Owner = JobAccess.Caller(context), IdempotencyKey = key }, context.RequestAborted);
        return job.Id;
    }

    /// <summary>Shows a job of the caller.</summary>
    public async Task<Job> FindAsync(HttpContext context, string id) =>
        await jobs.FindAsync(id, JobAccess.Caller(context), context.RequestAborted) ?? throw ProblemException.NotFound("job", id);

    /// <summary>Waits for a job's answer.</summary>
    /// <exception cref="OpenAiException">It came to none, or not in time.</exception>
    public async Task<Job> AnswerAsync(HttpContext context, string id)
    {
        Job job;
        try
        {
            await waiter.WaitAsync(id, TimeSpan.FromSeconds(limits.MaxWaitSeconds), context.RequestAborted);
            job = await FindAsync(context, id);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            await AbandonAsync(context, id);
            throw;
        }

        return Answered(job);
    }

    /// <summary>Tells a job with an answer from one without.</summary>
    /// <exception cref="OpenAiException">There is no answer.</exception>
    public static Job Answered(Job job) => job.Status switch
    {
        JobStatus.Succeeded or JobStatus.Partial => job,
        JobStatus.Canceled => throw new OpenAiException(StatusCodes.Status409Conflict, ErrorCodes.Canceled, "The job was stopped before it had an answer.", job.Id),
        JobStatus.Failed => throw Failed(job),
        _ => throw new OpenAiException(
            StatusCodes.Status504GatewayTimeout, "timeout", $"The answer takes longer than this request may wait; it will be at /v1/jobs/{job.Id}. Send 'Prefer: respond-async' to have that at once.", job.Id),
    };

    /// <summary>Nobody waits any more: the model is free for others, unless the client said that it will come back.</summary>
    public async Task AbandonAsync(HttpContext context, string id)
    {
        if (KeyOf(context.Request) is null)
        {
            await engine.CancelAsync(id, new CancelRequest("the client went away"), CancellationToken.None);
        }
    }

    /// <summary>Tells whether the client would rather have the job than wait for it.</summary>
    public static bool IsAsync(HttpRequest request) =>
        request.Headers["Prefer"].SelectMany(h => (h ?? "").Split([',', ';'], StringSplitOptions.TrimEntries)).Contains("respond-async", StringComparer.OrdinalIgnoreCase);

    public async Task<IResult> AcceptedAsync(HttpContext context, string id)
    {
        context.Response.Headers["Preference-Applied"] = "respond-async";
        return JobResult.Accepted(await FindAsync(context, id));
    }

    private static OpenAiException Failed(Job job)
    {
        string code = job.Error?.Code ?? ErrorCodes.Internal;
        int status = code switch
        {
            ErrorCodes.InvalidRequest or ErrorCodes.PromptTooLong => StatusCodes.Status400BadRequest,
            MediaErrorCode.TooLarge or MediaErrorCode.Corrupt or MediaErrorCode.Empty or MediaErrorCode.Unsupported => StatusCodes.Status422UnprocessableEntity,
            ErrorCodes.DeadlineExceeded => StatusCodes.Status504GatewayTimeout,
            ErrorCodes.Unreachable => StatusCodes.Status502BadGateway,
            _ => StatusCodes.Status500InternalServerError,
        };
        return new OpenAiException(status, code, job.Error?.Message ?? "The job failed.", job.Id);
    }

    private static string? KeyOf(HttpRequest request) => request.Headers["Idempotency-Key"].ToString() is { Length: > 0 and <= MostSent } key ? key : null;
}
