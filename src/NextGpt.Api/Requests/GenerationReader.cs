using System.Text.Json;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Problems;

namespace NextGpt.Api.Requests;

/// <summary>Reads how an answer is to be made.</summary>
internal static class GenerationReader
{
    public static JobGeneration Read(JsonFields fields, List<FieldError> errors)
    {
        fields.Allow("seed", "max_tokens", "temperature", "top_p", "top_k", "steps", "guidance", "stop", "decoders");
        return new JobGeneration
        {
            Seed = fields.Whole("seed", long.MinValue, long.MaxValue),
            MaxTokens = (int?)fields.Whole("max_tokens", 1, int.MaxValue),
            Temperature = (float?)fields.Number("temperature", 0, 10),
            TopP = (float?)fields.Number("top_p", 0, 1, aboveLeast: true),
            TopK = (int?)fields.Whole("top_k", 0, int.MaxValue),
            Steps = (int?)fields.Whole("steps", 1, 1000),
            Guidance = (float?)fields.Number("guidance", 0, 100),
            Stop = Stop(fields, errors),
            Decoders = fields.Object("decoders") is { } decoders ? Decoders(decoders, fields.Value("decoders")!.Value, errors) : null,
        };
    }

    private static List<string>? Stop(JsonFields fields, List<FieldError> errors)
    {
        if (fields.List("stop", 0, JobGeneration.MostStops) is not { Count: > 0 } list)
        {
            return null;
        }

        List<string> stops = [];
        foreach ((JsonElement value, string path) in list)
        {
            if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= JobGeneration.LongestStop } text)
            {
                stops.Add(text);
            }
            else
            {
                errors.Add(new FieldError(path, JsonFields.Describe(value), $"a text of 1 to {JobGeneration.LongestStop} characters"));
            }
        }

        return stops;
    }

    private static Dictionary<Modality, string> Decoders(JsonFields fields, JsonElement element, List<FieldError> errors)
    {
        fields.Allow("image", "audio", "video");
        Dictionary<Modality, string> decoders = [];
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (KindFields.TryGet(property.Name, out Modality kind) && fields.Text(property.Name, 200, 1) is { } id)
            {
                decoders[kind] = id;
            }
        }

        return decoders;
    }
}
