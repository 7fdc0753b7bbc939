using NextGpt.Pipeline.Activities;
using NextGpt.Pipeline.Generating;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;
using NextGpt.Server.Engine.Lanes;

namespace NextGpt.Server.Engine;

/// <summary>The pipeline's orchestrations and activities, for the embedded engine.</summary>
public static class PipelineRegistry
{
    /// <summary>Registers them.</summary>
    /// <param name="encode">Encodes.</param>
    /// <param name="reason">Reasons.</param>
    /// <param name="decode">Decodes.</param>
    /// <param name="assemble">Assembles.</param>
    /// <param name="notify">Notifies.</param>
    /// <param name="deadLetter">Puts notices aside.</param>
    /// <returns>A complete registry.</returns>
    public static EngineRegistry Create(
        EncodeActivity encode, ReasonActivity reason, DecodeActivity decode, AssembleActivity assemble, NotifyActivity notify, DeadLetterActivity deadLetter) => AddOrchestrations(new EngineRegistry())
        .AddActivity<EncodeInput, EncodeResult>(ActivityNames.Encode, Lane.Model, (call, input) => encode.RunAsync(input, call.CancellationToken))
        .AddActivity<ReasonInput, ReasonResult>(ActivityNames.Reason, Lane.Model, (call, input) => reason.RunAsync(call.InstanceId, call.Events, input, call.CancellationToken, call.Instance))
        .AddActivity<DecodeInput, DecodeResult>(ActivityNames.Decode, Lane.Model, (call, input) => decode.RunAsync(input, call.CancellationToken))
        .AddActivity<AssembleInput, AssembleResult>(ActivityNames.Assemble, Lane.Io, (call, input) => assemble.RunAsync(input, call.CancellationToken))
        .AddActivity<NotifyInput, NotifyResult>(ActivityNames.Notify, Lane.Notice, (call, input) => notify.RunAsync(input, call.CancellationToken))
        .AddActivity<DeadLetterInput, NotifyResult>(ActivityNames.DeadLetter, Lane.Io, (call, input) => deadLetter.RunAsync(input, call.CancellationToken));

    internal static EngineRegistry AddOrchestrations(EngineRegistry registry) => registry
        .AddOrchestration<JobStart, JobOutcome>(OrchestrationNames.Generate, GenerateOrchestration.RunAsync)
        .AddOrchestration<RetryPartStart, JobOutcome>(OrchestrationNames.RetryPart, RetryPartOrchestration.RunAsync);
}
