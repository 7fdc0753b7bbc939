using System.Text.Json;
using NextGpt.Api.Hosting;
using NextGpt.Api.Models;
using NextGpt.Api.Problems;
using NextGpt.Api.Requests;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Models;
using NextGpt.Contracts.Problems;

namespace NextGpt.Api.OpenAi;

/// <summary>Fields that the façade's requests have in common.</summary>
internal static class FacadeFields
{
    private const string ModelNotFound = "model_not_found";

    private static readonly Dictionary<string, Modality> s_kinds = Enum.GetValues<Modality>().ToDictionary(m => m.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <exception cref="ProblemException">There is no such model; the status is the one that these clients know.</exception>
    public static ModelCard Model(JsonFields fields, ModelCatalog models) => Model(fields.Text("model", 200), models);

    /// <exception cref="ProblemException">There is no such model.</exception>
    public static ModelCard Model(string? id, ModelCatalog models) => models.Find(id)
        ?? throw new ProblemException(
            StatusCodes.Status404NotFound,
            ModelNotFound,
            $"There is no model {Shown.Of(id)}; expected {string.Join(" or ", models.All.Select(m => m.Id))}.",
            [new FieldError("model", Shown.Of(id), string.Join(" or ", models.All.Select(m => m.Id)))]);

    public static IReadOnlyList<Modality>? Kinds(JsonFields fields, string name, List<FieldError> errors)
    {
        if (fields.List(name, 0, 8) is not { Count: > 0 } list)
        {
            return null;
        }

        List<Modality> kinds = [];
        foreach ((JsonElement value, string path) in list)
        {
            if (value.ValueKind == JsonValueKind.String && s_kinds.TryGetValue(value.GetString()!, out Modality kind))
            {
                kinds.Add(kind);
            }
            else
            {
                errors.Add(new FieldError(path, JsonFields.Describe(value), string.Join(", ", s_kinds.Keys)));
            }
        }

        return [.. kinds.Distinct()];
    }

    /// <summary>Reads the one text of a request.</summary>
    public static IReadOnlyList<JobInput> Prompt(JsonFields fields, string name, RequestLimits limits)
    {
        if (fields.Text(name, limits.MaxTextLength, 1) is { } text)
        {
            return [new JobInput { Type = Modality.Text, Text = text }];
        }

        if (fields.Value(name) is null)
        {
            fields.Missing(name, "a text");
        }

        return [];
    }

    /// <summary>Reads how the answer is to be made. More tokens than the model holds are as many as it holds: these clients ask for thousands by habit.</summary>
    public static JobGeneration Generation(JsonFields fields, ModelCard model)
    {
        long? most = fields.Whole("max_completion_tokens", 1, int.MaxValue) ?? fields.Whole("max_tokens", 1, int.MaxValue);
        return new JobGeneration
        {
            Seed = fields.Whole("seed", long.MinValue, long.MaxValue),
            MaxTokens = most is { } tokens ? (int)Math.Min(tokens, model.ContextLength / 2) : null,
            Temperature = (float?)fields.Number("temperature", 0, 10),
            TopP = fields.Number("top_p", 0, 1) is { } share and > 0 ? (float)share : null,
            TopK = fields.Whole("top_k", -1, int.MaxValue) is { } best and > 0 ? (int)best : null,
            Steps = (int?)(fields.Whole("num_inference_steps", 1, 1000) ?? fields.Whole("steps", 1, 1000)),
            Guidance = (float?)(fields.Number("guidance_scale", 0, 100) ?? fields.Number("guidance", 0, 100)),
        };
    }
}
