using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NextGpt.Contracts.Jobs;

/// <summary>The JSON of a job: snake_case names; what a job may have and has not is null, what a part has not is left out.</summary>
public static class JobJson
{
    // The document is a file or an answer of the service, never a part of a page: quotes and letters stay readable.
    private static readonly JobJsonContext s_context = new(new JsonSerializerOptions(JobJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static readonly JobJsonContext s_lines = new(new JsonSerializerOptions(s_context.Options) { WriteIndented = false });

    private static readonly JobJsonContext s_requests = new(new JsonSerializerOptions(s_lines.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull });

    /// <summary>Writes a job, indented.</summary>
    /// <param name="job">The job.</param>
    /// <returns>One JSON document without a line feed at its end.</returns>
    public static string Serialize(Job job) => JsonSerializer.Serialize(job, s_context.Job);

    /// <summary>Writes a job on one line, as events carry it.</summary>
    /// <param name="job">The job.</param>
    /// <returns>One JSON document without a line feed.</returns>
    public static string SerializeLine(Job job) => JsonSerializer.Serialize(job, s_lines.Job);

    /// <summary>Writes a part on one line, as events carry it.</summary>
    /// <param name="part">The part.</param>
    /// <returns>One JSON document without a line feed.</returns>
    public static string SerializeLine(JobPart part) => JsonSerializer.Serialize(part, s_lines.JobPart);

    /// <summary>Writes a page of jobs, indented.</summary>
    /// <param name="list">The page.</param>
    /// <returns>One JSON document without a line feed at its end.</returns>
    public static string Serialize(JobList list) => JsonSerializer.Serialize(list, s_context.JobList);

    /// <summary>Writes a request in its one form: equal requests give equal text.</summary>
    /// <param name="request">The request.</param>
    /// <returns>One JSON document on one line.</returns>
    public static string Serialize(JobRequest request) => JsonSerializer.Serialize(request, s_requests.JobRequest);

    /// <summary>Reads a page of jobs.</summary>
    /// <param name="json">One JSON document.</param>
    /// <returns>The page.</returns>
    /// <exception cref="JsonException">It is not JSON, or not a page of jobs.</exception>
    public static JobList DeserializeList(string json) => JsonSerializer.Deserialize(json, s_context.JobList)
        ?? throw new JsonException("The document holds null; expected a list of jobs.");

    /// <summary>Reads a part.</summary>
    /// <param name="json">One JSON document.</param>
    /// <returns>The part.</returns>
    /// <exception cref="JsonException">It is not JSON, or not a part.</exception>
    public static JobPart DeserializePart(string json) => JsonSerializer.Deserialize(json, s_context.JobPart)
        ?? throw new JsonException("The document holds null; expected a part of a job.");

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
[JsonSerializable(typeof(JobList))]
[JsonSerializable(typeof(JobRequest))]
internal sealed partial class JobJsonContext : JsonSerializerContext;
