using System.Text.Json.Serialization;
using NextGpt.Api.OpenAi.Chat;
using NextGpt.Api.OpenAi.Images;
using NextGpt.Api.OpenAi.Videos;

namespace NextGpt.Api.OpenAi;

/// <summary>The serializer that the compiler writes: no reflection at run time. What is null is left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OpenAiError))]
[JsonSerializable(typeof(ChatCompletion))]
[JsonSerializable(typeof(ChatChunk))]
[JsonSerializable(typeof(ImageList))]
[JsonSerializable(typeof(Video))]
[JsonSerializable(typeof(VideoList))]
[JsonSerializable(typeof(VideoDeleted))]
internal sealed partial class OpenAiJson : JsonSerializerContext;
