using System.Text.Json.Serialization;

namespace NextGpt.Api.Jobs;

/// <summary>The serializer that the compiler writes for what the service keeps: no reflection at run time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ClaimedKey))]
[JsonSerializable(typeof(ConversationJob))]
[JsonSerializable(typeof(JobRecord))]
internal sealed partial class ApiJson : JsonSerializerContext;
