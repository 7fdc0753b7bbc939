using System.Text.Encodings.Web;
using System.Text.Json;

namespace NextGpt.Api.OpenAi;

/// <summary>How objects of the façade are written.</summary>
internal static class OpenAiText
{
    /// <summary>Gets the serializer; quotes and letters stay readable, for what it writes is never a part of a page.</summary>
    public static OpenAiJson Json { get; } = new(new JsonSerializerOptions(OpenAiJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
