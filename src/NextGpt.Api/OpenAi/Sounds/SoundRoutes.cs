using NextGpt.Api.Hosting;
using NextGpt.Api.Jobs;
using NextGpt.Api.Models;
using NextGpt.Api.Requests;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Models;

namespace NextGpt.Api.OpenAi.Sounds;

/// <summary>The route of sounds: a prompt in, the bytes of a WAV file out.</summary>
internal static class SoundRoutes
{
    private const string Wav = "wav";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/audio/generate", GenerateAsync);

    private static async Task<IResult> GenerateAsync(HttpContext context, FacadeJobs jobs, MediaAddresses addresses, ModelCatalog models, RequestLimits limits)
    {
        JobRequest request = await FacadeJson.ReadAsync(context.Request, limits.MaxJsonBytes, (fields, _) => Read(fields, models, limits));
        string id = await jobs.StartAsync(context, new JobSubmission(request) { Fields = ["input"] });
        if (FacadeJobs.IsAsync(context.Request))
        {
            return await jobs.AcceptedAsync(context, id);
        }

        Job job = await jobs.AnswerAsync(context, id);
        JobMedia media = FacadeMedia.Of(job, Modality.Audio);
        context.Response.Headers["X-Job-Id"] = job.Id;
        context.Response.Headers["X-Media-Id"] = media.Id;
        context.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(await addresses.BytesAsync(media, context.RequestAborted), media.ContentType);
    }

    private static JobRequest Read(JsonFields fields, ModelCatalog models, RequestLimits limits)
    {
        ModelCard model = FacadeFields.Model(fields, models);
        if (fields.Text("response_format", 100) is not (null or Wav))
        {
            fields.Wrong("response_format", fields.Value("response_format")!.Value, Wav);
        }

        return new JobRequest
        {
            Input = FacadeFields.Prompt(fields, fields.Value("input") is null && fields.Value("prompt") is not null ? "prompt" : "input", limits),
            Model = model.Id,
            Modalities = [Modality.Text, Modality.Audio],
            Generation = FacadeFields.Generation(fields, model),
        };
    }
}
