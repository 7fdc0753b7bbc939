using System.Globalization;
using NextGpt.Api.Engine;
using NextGpt.Api.Problems;
using NextGpt.Api.Requests;
using NextGpt.Contracts.Problems;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Api.Jobs;

/// <summary>The routes of jobs.</summary>
internal static class JobRoutes
{
    private const string KeyHeader = "Idempotency-Key";
    private const int LongestKey = 255;
    private const int MostListed = 100;
    private const int UsuallyListed = 20;

    // Long enough for a stopped job to be put away, short enough for somebody to wait.
    private static readonly TimeSpan s_stopping = TimeSpan.FromSeconds(5);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/jobs", CreateAsync);
        routes.MapPut("/v1/jobs/{id}", PutAsync);
        routes.MapGet("/v1/jobs", ListAsync);
        routes.MapGet("/v1/jobs/{id}", GetAsync);
        routes.MapDelete("/v1/jobs/{id}", DeleteAsync);
        routes.MapPost("/v1/jobs/{id}/cancel", CancelAsync);
        routes.MapPost("/v1/jobs/{id}/parts/{part}/retry", RetryAsync);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, SubmissionReader reader, JobIntake intake, JobWaiter waiter)
    {
        await using ReadSubmission read = await reader.ReadAsync(context.Request, context.RequestAborted);
        SubmittedJob job = await intake.SubmitAsync(
            read.ToSubmission() with { IdempotencyKey = Key(context.Request), Owner = JobAccess.Caller(context) }, context.RequestAborted);
        return JobResult.Accepted(await waiter.FindAsync(context, job.Id));
    }

    private static async Task<IResult> PutAsync(string id, HttpContext context, SubmissionReader reader, JobIntake intake, JobWaiter waiter)
    {
        if (!JobIds.IsJob(id))
        {
            throw ProblemException.Invalid("id", id, JobIds.ExpectedJob);
        }

        await using ReadSubmission read = await reader.ReadAsync(context.Request, context.RequestAborted);
        await intake.SubmitAsync(read.ToSubmission() with { Id = id, Owner = JobAccess.Caller(context) }, context.RequestAborted);
        return JobResult.Accepted(await waiter.FindAsync(context, id));
    }

    private static async Task<IResult> GetAsync(string id, HttpContext context, JobWaiter waiter) => JobResult.Ok(await waiter.FindAsync(context, id));

    private static async Task<IResult> ListAsync(
        HttpContext context, JobReader jobs, Conversations conversations, string? after = null, string? limit = null, string? conversation = null)
    {
        int wanted = UsuallyListed;
        if (limit is not null && !(int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out wanted) && wanted is >= 1 and <= MostListed))
        {
            throw ProblemException.Invalid("limit", limit, $"a whole number, 1 to {MostListed}");
        }

        if (conversation is not null)
        {
            return JobIds.IsConversation(conversation)
                ? JobResult.Page(await jobs.ListAsync(conversations, conversation, after, wanted, JobAccess.Caller(context), context.RequestAborted))
                : throw ProblemException.Invalid("conversation", conversation, "conv_ and letters, digits, '_' or '-'");
        }

        try
        {
            return JobResult.Page(await jobs.ListAsync(after, wanted, JobAccess.Caller(context), context.RequestAborted));
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw ProblemException.Invalid("after", after, "the 'next' of a page before");
        }
    }

    private static async Task<IResult> CancelAsync(string id, HttpContext context, JobReader jobs, JobAnswers answers, IJobEngine engine, JobWaiter waiter)
    {
        await RecordAsync(id, context, jobs);
        if ((await answers.FindAsync(id, context.RequestAborted)).Current is { IsSettled: false } instance)
        {
            await engine.CancelAsync(instance.Id, new CancelRequest("asked for"), context.RequestAborted);
            await waiter.WaitAsync(instance.Id, s_stopping, context.RequestAborted);
        }

        return JobResult.Accepted(await waiter.FindAsync(context, id));
    }

    private static async Task<IResult> RetryAsync(string id, string part, HttpContext context, JobReader jobs, PartRetries retries, JobWaiter waiter)
    {
        JobRecord record = await RecordAsync(id, context, jobs);
        if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
        {
            throw ProblemException.Invalid("part", part, "the index of a part, a whole number from 0");
        }

        await retries.StartAsync(record, index, context.RequestAborted);
        return JobResult.Accepted(await waiter.FindAsync(context, id));
    }

    private static async Task<IResult> DeleteAsync(string id, HttpContext context, JobReader jobs, JobRemoval removal, TimeProvider time)
    {
        await removal.RemoveAsync(await RecordAsync(id, context, jobs), time, context.RequestAborted);
        return Results.NoContent();
    }

    private static async Task<JobRecord> RecordAsync(string id, HttpContext context, JobReader jobs) =>
        await jobs.RecordAsync(id, JobAccess.Caller(context), context.RequestAborted) ?? throw ProblemException.NotFound("job", id);

    private static string? Key(HttpRequest request)
    {
        string? key = request.Headers[KeyHeader];
        return key is null || key.Length is >= 1 and <= LongestKey
            ? key
            : throw new ProblemException(
                StatusCodes.Status400BadRequest, ProblemCode.InvalidRequest, $"{KeyHeader} of {key.Length} characters; expected 1 to {LongestKey}.");
    }
}
