using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Functions.Durable;

/// <summary>A failure on its way to the orchestration. Of an exception the engine carries the text alone, so the text is the failure.</summary>
/// <param name="failure">The failure.</param>
internal sealed class ActivityErrorException(ActivityFailure failure) : Exception(PipelineMessage.Write(failure));
