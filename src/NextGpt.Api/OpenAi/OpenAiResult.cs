using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NextGpt.Api.OpenAi;

/// <summary>Objects of the façade as answers.</summary>
internal static class OpenAiResult
{
    public static IResult Of<T>(HttpContext context, T value, JsonTypeInfo<T> type)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(JsonSerializer.Serialize(value, type), "application/json");
    }
}
