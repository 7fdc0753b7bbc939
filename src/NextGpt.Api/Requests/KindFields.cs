using System.Text.Json;
using NextGpt.Contracts;
using NextGpt.Contracts.Problems;

namespace NextGpt.Api.Requests;

/// <summary>Reads kinds of content.</summary>
internal static class KindFields
{
    private static readonly Dictionary<string, Modality> s_kinds = Enum.GetValues<Modality>().ToDictionary(m => m.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    private static readonly string s_kindNames = string.Join(", ", s_kinds.Keys);

    public static bool TryGet(string name, out Modality kind) => s_kinds.TryGetValue(name, out kind);

    public static List<Modality>? List(JsonFields fields, string name, List<FieldError> errors, int shortest)
    {
        List<Modality>? kinds = null;
        foreach ((JsonElement value, string path) in fields.List(name, shortest, s_kinds.Count) ?? [])
        {
            kinds ??= [];
            if (value.ValueKind == JsonValueKind.String && TryGet(value.GetString()!, out Modality kind))
            {
                kinds.Add(kind);
            }
            else
            {
                errors.Add(new FieldError(path, JsonFields.Describe(value), $"one of {s_kindNames}"));
            }
        }

        return kinds;
    }

    public static Modality? One(JsonFields fields, string name, List<FieldError> errors)
    {
        if (fields.Value(name) is not { } value)
        {
            fields.Missing(name, $"one of {s_kindNames}");
        }
        else if (value.ValueKind == JsonValueKind.String && TryGet(value.GetString()!, out Modality kind))
        {
            return kind;
        }
        else
        {
            errors.Add(new FieldError(fields.PathOf(name), JsonFields.Describe(value), $"one of {s_kindNames}"));
        }

        return null;
    }
}
