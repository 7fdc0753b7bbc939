using System.Globalization;
using System.Text.Json;
using NextGpt.Api.Problems;
using NextGpt.Contracts.Problems;

namespace NextGpt.Api.Requests;

/// <summary>Reads the fields of a JSON object, and notes everything that is wrong with them instead of stopping at the first.</summary>
internal sealed class JsonFields(JsonElement element, string path, List<FieldError> errors)
{
    public static JsonFields? Of(JsonElement element, string path, List<FieldError> errors)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            return new JsonFields(element, path, errors);
        }

        errors.Add(new FieldError(path.Length == 0 ? "body" : path, Describe(element), "an object"));
        return null;
    }

    /// <summary>Notes every field that is none of these.</summary>
    public void Allow(params ReadOnlySpan<string> names)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (!names.Contains(property.Name))
            {
                errors.Add(new FieldError(PathOf(Cut(property.Name)), "an unknown field", $"one of {string.Join(", ", names)}"));
            }
        }
    }

    public string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>Gets a field that is there and not null.</summary>
    public JsonElement? Value(string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public string? Text(string name, int longest, int shortest = 0)
    {
        if (Value(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Wrong(name, value, "a string");
            return null;
        }

        string text = value.GetString()!;
        if (text.Length < shortest || text.Length > longest)
        {
            errors.Add(new FieldError(PathOf(name), $"{text.Length} characters", $"{shortest} to {longest}"));
        }

        return text;
    }

    public long? Whole(string name, long least, long most)
    {
        if (Value(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) && number >= least && number <= most)
        {
            return number;
        }

        Wrong(name, value, string.Create(CultureInfo.InvariantCulture, $"a whole number, {least} to {most}"));
        return null;
    }

    public double? Number(string name, double least, double most, bool aboveLeast = false)
    {
        if (Value(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && number <= most && (aboveLeast ? number > least : number >= least))
        {
            return number;
        }

        Wrong(name, value, string.Create(CultureInfo.InvariantCulture, $"a number, {(aboveLeast ? "above " : "")}{least} to {most}"));
        return null;
    }

    public JsonFields? Object(string name) => Value(name) is { } value ? Of(value, PathOf(name), errors) : null;

    /// <summary>Gets the elements of a list with what errors call them.</summary>
    public IReadOnlyList<(JsonElement Value, string Path)>? List(string name, int shortest, int longest)
    {
        if (Value(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Wrong(name, value, "a list");
            return null;
        }

        int length = value.GetArrayLength();
        if (length < shortest || length > longest)
        {
            errors.Add(new FieldError(PathOf(name), $"{length} elements", $"{shortest} to {longest}"));
            return null;
        }

        return [.. value.EnumerateArray().Select((e, i) => (e, string.Create(CultureInfo.InvariantCulture, $"{PathOf(name)}[{i}]")))];
    }

    public void Wrong(string name, JsonElement value, string expected) => errors.Add(new FieldError(PathOf(name), Describe(value), expected));

    public void Missing(string name, string expected) => errors.Add(new FieldError(PathOf(name), null, expected));

    public static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => Shown.Of(value.GetString()!),
        JsonValueKind.Null => "null",
        _ => Cut(value.GetRawText()),
    };

    private static string Cut(string text) => Shown.Of(text).Trim('\'');
}
