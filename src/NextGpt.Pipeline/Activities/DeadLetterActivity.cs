using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Telemetry;

namespace NextGpt.Pipeline.Activities;

/// <summary>A notice that nobody took is put aside, where an operator finds it.</summary>
/// <param name="artifacts">Where.</param>
public sealed class DeadLetterActivity(IArtifactStore artifacts)
{
    /// <summary>Puts it aside.</summary>
    /// <param name="input">What.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>That it was not taken.</returns>
    public async Task<NotifyResult> RunAsync(DeadLetterInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        string name = ArtifactNames.DeadLetter(input.Job, input.Notice.Notice);
        await artifacts.PutDocumentAsync(name, input, PipelineJson.Default.DeadLetterInput, cancellationToken);
        PipelineTelemetry.DeadLetters.Add(1);
        return new NotifyResult(false);
    }
}
