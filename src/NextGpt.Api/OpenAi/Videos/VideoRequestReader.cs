using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using NextGpt.Api.Hosting;
using NextGpt.Api.Jobs;
using NextGpt.Api.Models;
using NextGpt.Api.OpenAi.Chat;
using NextGpt.Api.Problems;
using NextGpt.Api.Requests;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Models;
using NextGpt.Contracts.Problems;

namespace NextGpt.Api.OpenAi.Videos;

/// <summary>Reads video requests, as JSON or as a form: clients send a form when a picture to begin with comes along.</summary>
/// <param name="limits">What requests may be at most.</param>
/// <param name="models">The models.</param>
internal sealed class VideoRequestReader(RequestLimits limits, ModelCatalog models)
{
    private const string Reference = "input_reference";
    private const int LongestWord = 100;

    public async Task<JobSubmission> ReadAsync(HttpRequest request)
    {
        string host = request.Host.Value ?? "";
        if (!request.HasFormContentType)
        {
            return await FacadeJson.ReadAsync(request, limits.MaxJsonBytes, (fields, errors) => Read(fields, host, errors));
        }

        using JsonDocument document = JsonDocument.Parse((await FormAsync(request)).ToJsonString());
        List<FieldError> errors = [];
        JobSubmission submission = Read(JsonFields.Of(document.RootElement, "", errors)!, host, errors);
        return errors.Count == 0 ? submission : throw ProblemException.Invalid(errors);
    }

    private JobSubmission Read(JsonFields fields, string host, List<FieldError> errors)
    {
        ModelCard model = FacadeFields.Model(fields, models);
        IReadOnlyList<JobInput> prompt = FacadeFields.Prompt(fields, "prompt", limits);
        IReadOnlyList<AskedPiece> reference = fields.Value(Reference) is null ? [] : new ChatPieces(host, limits.MaxTextLength, errors).Picture(fields, Reference);
        return new JobSubmission(new JobRequest
        {
            Input = [.. reference.Select(p => p.Input), .. prompt],
            Model = model.Id,
            Modalities = [Modality.Text, Modality.Video],
            Generation = FacadeFields.Generation(fields, model),
            Metadata = new Dictionary<string, string> { [VideoView.SecondsKey] = Word(fields, "seconds"), [VideoView.SizeKey] = Word(fields, "size") },
        })
        {
            Fields = [.. reference.Select(p => p.Field), .. prompt.Select(_ => "prompt")],
        };
    }

    /// <summary>What was asked for is kept to be shown; what the model makes has a length and a size of its own.</summary>
    private static string Word(JsonFields fields, string name) =>
        fields.Value(name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText()[..Math.Min(number.GetRawText().Length, LongestWord)] : fields.Text(name, LongestWord) ?? "";

    private async Task<JsonObject> FormAsync(HttpRequest request)
    {
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(
                new FormOptions { BufferBodyLengthLimit = limits.MaxJsonBytes, MultipartBodyLengthLimit = limits.MaxJsonBytes, ValueCountLimit = 64, ValueLengthLimit = limits.MaxJsonBytes }, request.HttpContext.RequestAborted);
        }
        catch (InvalidDataException e)
        {
            throw new ProblemException(StatusCodes.Status400BadRequest, ProblemCode.InvalidRequest, $"The form cannot be read: {e.Message}", inner: e);
        }

        var fields = new JsonObject();
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues value) in form)
        {
            // Numbers come as text in a form.
            fields[name] = name is "seed" or "steps" or "guidance" or "num_inference_steps" or "guidance_scale" && JsonNumber(value.ToString()) is { } number ? number : value.ToString();
        }

        if (form.Files.GetFile(Reference) is { } file)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, request.HttpContext.RequestAborted);
            fields[Reference] = $"data:{file.ContentType};base64,{Convert.ToBase64String(bytes.GetBuffer(), 0, (int)bytes.Length)}";
        }

        return fields;
    }

    private static JsonValue? JsonNumber(string text) =>
        double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out double number) ? (number == Math.Floor(number) && Math.Abs(number) < 1e15 ? JsonValue.Create((long)number) : JsonValue.Create(number)) : null;
}
