using NextGpt.Api.Hosting;
using NextGpt.Api.Jobs;
using NextGpt.Api.Models;
using NextGpt.Api.Requests;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Models;

namespace NextGpt.Api.OpenAi.Images;

/// <summary>The route of pictures: a prompt in, pictures out. Each picture is a job.</summary>
internal static class ImageRoutes
{
    private const int MostPictures = 10;
    private const string Base64 = "b64_json";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/images/generations", GenerateAsync);

    private static async Task<IResult> GenerateAsync(HttpContext context, FacadeJobs jobs, MediaAddresses addresses, ModelCatalog models, RequestLimits limits)
    {
        (JobRequest request, int count, bool inline) = await FacadeJson.ReadAsync(context.Request, limits.MaxJsonBytes, (fields, _) => Read(fields, models, limits));
        if (FacadeJobs.IsAsync(context.Request))
        {
            return await jobs.AcceptedAsync(context, await jobs.StartAsync(context, Submission(request, 0)));
        }

        List<string> ids = [];
        for (int i = 0; i < count; i++)
        {
            ids.Add(await jobs.StartAsync(context, Submission(request, i), $"{i}"));
        }

        List<Job> made = [];
        foreach (string id in ids)
        {
            made.Add(await jobs.AnswerAsync(context, id));
        }

        List<ImageItem> items = [];
        foreach (Job job in made)
        {
            items.Add(await ItemAsync(context, job, addresses, inline));
        }

        JobMedia first = FacadeMedia.Of(made[0], Modality.Image);
        var list = new ImageList(made[0].CreatedAt, items, Usage(made)) { Size = $"{first.Width}x{first.Height}" };
        return OpenAiResult.Of(context, list, OpenAiText.Json.ImageList);
    }

    /// <summary>Pictures of one request differ by their seeds alone.</summary>
    private static JobSubmission Submission(JobRequest request, int number)
    {
        JobGeneration generation = request.Generation! with { Seed = (request.Generation!.Seed ?? 0) + number };
        return new JobSubmission(request with { Generation = generation }) { Fields = ["prompt"] };
    }

    private static (JobRequest Request, int Count, bool Inline) Read(JsonFields fields, ModelCatalog models, RequestLimits limits)
    {
        ModelCard model = FacadeFields.Model(fields, models);
        string? format = fields.Text("response_format", 100);
        if (format is not (null or "url" or Base64))
        {
            fields.Wrong("response_format", fields.Value("response_format")!.Value, $"url or {Base64}");
        }

        var request = new JobRequest
        {
            Input = FacadeFields.Prompt(fields, "prompt", limits),
            Model = model.Id,
            Modalities = [Modality.Text, Modality.Image],
            Generation = FacadeFields.Generation(fields, model),
        };
        return (request, (int)(fields.Whole("n", 1, MostPictures) ?? 1), format == Base64);
    }

    private static async Task<ImageItem> ItemAsync(HttpContext context, Job job, MediaAddresses addresses, bool inline)
    {
        JobMedia media = FacadeMedia.Of(job, Modality.Image);
        return new ImageItem
        {
            B64Json = inline ? Convert.ToBase64String(await addresses.BytesAsync(media, context.RequestAborted)) : null,
            Url = inline ? null : (await addresses.LinkAsync(context, media)).Url,
            RevisedPrompt = job.Parts.FirstOrDefault(p => p.Text is not null)?.Text,
            Media = media.Id,
            JobId = job.Id,
        };
    }

    private static ImageUsage Usage(List<Job> jobs)
    {
        int read = jobs.Sum(j => j.Receipt?.PromptTokens ?? 0);
        int written = jobs.Sum(j => j.Receipt?.CompletionTokens ?? 0);
        return new ImageUsage(read, written, read + written);
    }
}
