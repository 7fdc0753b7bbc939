using Microsoft.Extensions.Hosting;
using NextGpt.Api.Events;
using NextGpt.Contracts.Jobs;

namespace NextGpt.Api.OpenAi.Chat;

/// <summary>The route of chats.</summary>
internal static class ChatRoutes
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/chat/completions", CompleteAsync);

    private static async Task<IResult> CompleteAsync(
        HttpContext context, ChatRequestReader reader, FacadeJobs jobs, ChatAnswers answers, JobWatch watch, IHostApplicationLifetime lifetime)
    {
        ChatRequest request = await reader.ReadAsync(context.Request);
        string id = await jobs.StartAsync(context, request.Submission);
        if (FacadeJobs.IsAsync(context.Request))
        {
            return await jobs.AcceptedAsync(context, id);
        }

        if (!request.Stream)
        {
            Job job = await jobs.AnswerAsync(context, id);
            return OpenAiResult.Of(context, await answers.CompletionAsync(context, job, request.Style), OpenAiText.Json.ChatCompletion);
        }

        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await new ChatStream(context, answers, request, await jobs.FindAsync(context, id)).WriteAsync(watch.FollowAsync(id, null, end.Token));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            await jobs.AbandonAsync(context, id);
        }
        catch (OperationCanceledException)
        {
            // The server stops: without its end the client knows that the stream was cut. The job goes on with the next server.
            context.Abort();
        }

        return Results.Empty;
    }
}
