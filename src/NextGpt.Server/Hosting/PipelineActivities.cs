using NextGpt.Pipeline.Activities;
using NextGpt.Server.Engine;

namespace NextGpt.Server.Hosting;

/// <summary>The pipeline's activities, as the container makes them.</summary>
internal sealed class PipelineActivities(
    EncodeActivity encode, ReasonActivity reason, DecodeActivity decode, AssembleActivity assemble, NotifyActivity notify, DeadLetterActivity deadLetter)
{
    public EngineRegistry Register() => PipelineRegistry.Create(encode, reason, decode, assemble, notify, deadLetter);
}
