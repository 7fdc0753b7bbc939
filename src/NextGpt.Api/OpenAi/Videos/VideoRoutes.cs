using System.Globalization;
using NextGpt.Api.Jobs;
using NextGpt.Api.Problems;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Problems;

namespace NextGpt.Api.OpenAi.Videos;

/// <summary>The routes of videos: jobs in the shape that outlived the service it comes from.</summary>
internal static class VideoRoutes
{
    private const int UsuallyListed = 20;
    private const int MostListed = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/videos", CreateAsync);
        routes.MapGet("/v1/videos", ListAsync);
        routes.MapGet("/v1/videos/{id}", GetAsync);
        routes.MapGet("/v1/videos/{id}/content", ContentAsync);
        routes.MapDelete("/v1/videos/{id}", DeleteAsync);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, VideoRequestReader reader, FacadeJobs jobs)
    {
        string id = await jobs.StartAsync(context, await reader.ReadAsync(context.Request));
        return Shown(context, await jobs.FindAsync(context, id));
    }

    private static async Task<IResult> GetAsync(string id, HttpContext context, FacadeJobs jobs) => Shown(context, await FindAsync(id, context, jobs));

    private static async Task<IResult> ListAsync(HttpContext context, JobReader jobs, string? after = null, string? limit = null)
    {
        int wanted = UsuallyListed;
        if (limit is not null && !(int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out wanted) && wanted is >= 1 and <= MostListed))
        {
            throw ProblemException.Invalid("limit", limit, $"a whole number, 1 to {MostListed}");
        }

        List<Video> videos = [];
        bool begun = after is null;
        string? next = null;
        do
        {
            JobList page = await jobs.ListAsync(next, MostListed, JobAccess.Caller(context), context.RequestAborted);
            foreach (Video video in page.Data.Where(VideoView.IsVideo).Select(VideoView.Of))
            {
                if (begun)
                {
                    videos.Add(video);
                }

                begun |= video.Id == after;
            }

            next = page.Next;
        }
        while (next is not null && videos.Count <= wanted);

        Video[] shown = [.. videos.Take(wanted)];
        return OpenAiResult.Of(
            context, new VideoList(shown, videos.Count > wanted, shown.FirstOrDefault()?.Id, shown.LastOrDefault()?.Id), OpenAiText.Json.VideoList);
    }

    private static async Task<IResult> ContentAsync(string id, HttpContext context, FacadeJobs jobs, MediaAddresses addresses)
    {
        Job job = await FindAsync(id, context, jobs);
        if (!JobResult.IsEnded(job.Status))
        {
            throw new ProblemException(StatusCodes.Status409Conflict, ProblemCode.WrongState, $"The video {id} is still being made; expected to wait until its status is completed.") { RetryAfter = TimeSpan.FromSeconds(2) };
        }

        JobMedia media = FacadeMedia.Of(FacadeJobs.Answered(job), Modality.Video);
        return Results.Bytes(await addresses.BytesAsync(media, context.RequestAborted), media.ContentType, enableRangeProcessing: true);
    }

    private static async Task<IResult> DeleteAsync(string id, HttpContext context, FacadeJobs jobs, JobReader reader, JobRemoval removal, TimeProvider time)
    {
        Job job = await FindAsync(id, context, jobs);
        JobRecord record = await reader.RecordAsync(job.Id, JobAccess.Caller(context), context.RequestAborted) ?? throw ProblemException.NotFound("video", id);
        await removal.RemoveAsync(record, time, context.RequestAborted);
        return OpenAiResult.Of(context, new VideoDeleted(id), OpenAiText.Json.VideoDeleted);
    }

    private static async Task<Job> FindAsync(string id, HttpContext context, FacadeJobs jobs)
    {
        Job job = await jobs.FindAsync(context, VideoView.JobOf(id));
        return VideoView.IsVideo(job) ? job : throw ProblemException.NotFound("video", id);
    }

    private static IResult Shown(HttpContext context, Job job) => OpenAiResult.Of(context, VideoView.Of(job), OpenAiText.Json.Video);
}
