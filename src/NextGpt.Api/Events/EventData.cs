using System.Text.Json.Serialization;

namespace NextGpt.Api.Events;

/// <summary>The data of a <c>stage</c> event.</summary>
internal sealed record StageData(string Stage, double Progress);

/// <summary>The data of a <c>text</c> event: the delta stands at the offset of its part, and what was known beyond is void.</summary>
internal sealed record TextData(int Part, int Offset, string Delta);

/// <summary>The data of a <c>progress</c> event.</summary>
internal sealed record ProgressData(int Part, int Done, int Total);

/// <summary>The serializer that the compiler writes: no reflection at run time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(StageData))]
[JsonSerializable(typeof(TextData))]
[JsonSerializable(typeof(ProgressData))]
internal sealed partial class EventJson : JsonSerializerContext;
