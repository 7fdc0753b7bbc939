using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NextGpt.Contracts.Jobs;

/// <summary>The JSON of a job: snake_case names; what a job may have and has not is null, what a part has not is left out.</summary>
public static class JobJson
{
    // The document is a file or an answer of the service, never a part of a page: quotes and letters stay readable.
    private static readonly JobJsonContext s_context = new(new JsonSerializerOptions(JobJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Writes a job, indented.</summary>
    /// <param name="job">The job.</param>
    /// <returns>One JSON document without a line feed at its end.</returns>
    public static string Serialize(Job job) => JsonSerializer.Serialize(job, s_context.Job);

    /// <summary>Reads a job.</summary>
    /// <param name="json">One JSON document.</param>
    /// <returns>The job.</returns>
    /// <exception cref="JsonException">It is not JSON, or not a job.</exception>
    public static Job Deserialize(string json) => JsonSerializer.Deserialize(json, s_context.Job)
        ?? throw new JsonException("The document holds null; expected a job.");
}

/// <summary>The serializer that the compiler writes: no reflection at run time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(Job))]
internal sealed partial class JobJsonContext : JsonSerializerContext;
