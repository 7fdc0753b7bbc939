using System.Text.Json;
using System.Text.Json.Serialization;
using NextGpt.Contracts.Jobs;

namespace NextGpt.Cli.Asking.Remote;

/// <summary>Something that a server tells of a job; what it is not about is null.</summary>
internal sealed record ServerEvent(Job? Job = null, bool IsEnd = false, JobPart? Part = null, StepsEvent? Steps = null)
{
    /// <summary>Reads an event.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static ServerEvent? Of(string name, string data) => name switch
    {
        "job" => new ServerEvent(JobJson.Deserialize(data)),
        "end" => new ServerEvent(JobJson.Deserialize(data), IsEnd: true),
        "part" => new ServerEvent(Part: JobJson.DeserializePart(data)),
        "progress" => new ServerEvent(Steps: JsonSerializer.Deserialize(data, ServerEventJson.Default.StepsEvent)),
        "text" => new ServerEvent(),
        _ => null,
    };
}

/// <summary>A decoder went further.</summary>
internal sealed record StepsEvent(int Part, int Done, int Total);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(StepsEvent))]
[JsonSerializable(typeof(UploadedMedium))]
internal sealed partial class ServerEventJson : JsonSerializerContext;

/// <summary>What a server says of an upload.</summary>
internal sealed record UploadedMedium(string Id);
