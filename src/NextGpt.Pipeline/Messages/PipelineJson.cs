using System.Text.Json.Serialization;
using NextGpt.Pipeline.Activities;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Webhooks;

namespace NextGpt.Pipeline.Messages;

/// <summary>The serializer that the compiler writes for messages and stored documents: no reflection at run time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ActivityFailure))]
[JsonSerializable(typeof(AssembleInput))]
[JsonSerializable(typeof(AssembleResult))]
[JsonSerializable(typeof(CancelRequest))]
[JsonSerializable(typeof(ClosedGroup))]
[JsonSerializable(typeof(DeadLetterInput))]
[JsonSerializable(typeof(DecodeInput))]
[JsonSerializable(typeof(DecodeResult))]
[JsonSerializable(typeof(EncodeInput))]
[JsonSerializable(typeof(EncodeResult))]
[JsonSerializable(typeof(GenerationRequest))]
[JsonSerializable(typeof(JobOutcome))]
[JsonSerializable(typeof(JobProgress))]
[JsonSerializable(typeof(JobStart))]
[JsonSerializable(typeof(NotifyInput))]
[JsonSerializable(typeof(NotifyResult))]
[JsonSerializable(typeof(ReasonInput))]
[JsonSerializable(typeof(ReasonResult))]
[JsonSerializable(typeof(ReasonedAnswer))]
[JsonSerializable(typeof(RetryPartStart))]
[JsonSerializable(typeof(StoredAnswer))]
[JsonSerializable(typeof(WebhookEvent))]
public sealed partial class PipelineJson : JsonSerializerContext;
