using NextGpt.Api.Problems;

namespace NextGpt.Api.Jobs;

/// <summary>The routes of conversations as wholes; their turns are jobs.</summary>
internal static class ConversationRoutes
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapDelete("/v1/conversations/{id}", DeleteAsync);

    private static async Task<IResult> DeleteAsync(
        string id, HttpContext context, Conversations conversations, JobRecords records, JobRemoval removal, TimeProvider time)
    {
        string? caller = JobAccess.Caller(context);
        CancellationToken cancellationToken = context.RequestAborted;
        IReadOnlyList<ConversationJob> jobs = JobIds.IsConversation(id) ? await conversations.ListAsync(id, caller, cancellationToken) : [];
        if (jobs.Count == 0)
        {
            throw ProblemException.NotFound("conversation", id);
        }

        // A turn that somebody takes meanwhile goes too. The list of turns goes last: until then the same call can be made again.
        for (; jobs.Count > 0; jobs = await conversations.ListAsync(id, caller, cancellationToken))
        {
            foreach (ConversationJob turn in jobs)
            {
                if (await records.FindAsync(turn.Job, cancellationToken) is { } record)
                {
                    await removal.RemoveAsync(record, time, cancellationToken);
                }
            }

            await conversations.ForgetAsync(id, cancellationToken);
        }

        return Results.NoContent();
    }
}
