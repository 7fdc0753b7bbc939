using System.Diagnostics;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Pipeline.Telemetry;

/// <summary>One span and one set of measurements for each run of a stage.</summary>
internal static class StageTelemetry
{
    private const double MillisecondsPerSecond = 1000;

    public static async Task<T> RunAsync<T>(IActivityInput input, TimeProvider time, Func<Task<T>> work)
    {
        string stage = StageOf(input);
        using Activity? span = PipelineTelemetry.Source.StartActivity(stage, ActivityKind.Internal, PipelineTelemetry.ContextOf(input.Job));
        span?.SetTag(PipelineTelemetry.JobTag, input.Job);
        span?.SetTag(PipelineTelemetry.StageTag, stage);
        long began = time.GetTimestamp();
        string outcome = "succeeded";
        try
        {
            T result = await work();
            Measure(stage, input, result, span, time);
            return result;
        }
        catch (Exception e)
        {
            ActivityFailure failure = ActivityFailure.Of(e);
            outcome = failure.Code;
            span?.SetStatus(ActivityStatusCode.Error, failure.Code);
            throw;
        }
        finally
        {
            PipelineTelemetry.StageDuration.Record(
                time.GetElapsedTime(began).TotalSeconds, new(PipelineTelemetry.StageTag, stage), new(PipelineTelemetry.OutcomeTag, outcome));
        }
    }

    private static string StageOf(IActivityInput input) => input switch
    {
        EncodeInput => ActivityNames.Encode,
        ReasonInput => ActivityNames.Reason,
        DecodeInput => ActivityNames.Decode,
        AssembleInput => ActivityNames.Assemble,
        NotifyInput => ActivityNames.Notify,
        _ => input.GetType().Name,
    };

    private static void Measure(string stage, IActivityInput input, object? result, Activity? span, TimeProvider time)
    {
        switch (result)
        {
            case EncodeResult encoded:
                Look(stage, encoded.Media.Type, encoded.Cached, encoded.EncodeMs, span);
                break;
            case ReasonResult reasoned:
                Ran(stage, Modality.Text, reasoned.ReasonMs);
                break;
            case DecodeResult decoded when input is DecodeInput { Group: var group, CreatedAt: var createdAt }:
                Look(stage, group.Type, decoded.Cached, decoded.Made.ProjectingMs + decoded.Made.DenoisingMs + decoded.Made.DecodingMs, span);
                if (group.Part == 0)
                {
                    PipelineTelemetry.FirstPart(createdAt, time);
                }

                break;
            case AssembleResult assembled when input is AssembleInput { Revision: 0 } answer:
                End(answer, assembled.Status);
                break;
        }
    }

    private static void Look(string stage, Modality modality, bool cached, double milliseconds, Activity? span)
    {
        span?.SetTag(PipelineTelemetry.ModalityTag, NameOf(modality));
        span?.SetTag(PipelineTelemetry.HitTag, cached);
        PipelineTelemetry.CacheLookups.Add(
            1, new(PipelineTelemetry.StageTag, stage), new(PipelineTelemetry.ModalityTag, NameOf(modality)), new(PipelineTelemetry.HitTag, cached));
        Ran(stage, modality, milliseconds);
    }

    private static void Ran(string stage, Modality modality, double milliseconds) => PipelineTelemetry.ModelSeconds.Add(
        milliseconds / MillisecondsPerSecond, new(PipelineTelemetry.StageTag, stage), new(PipelineTelemetry.ModalityTag, NameOf(modality)));

    private static void End(AssembleInput answer, JobStatus status)
    {
        string outcome = status.ToString().ToLowerInvariant();
        PipelineTelemetry.JobDuration.Record((answer.EndedAt - answer.CreatedAt).TotalSeconds, new KeyValuePair<string, object?>(PipelineTelemetry.OutcomeTag, outcome));
        using Activity? span = PipelineTelemetry.Source.StartActivity(
            "job", ActivityKind.Internal, PipelineTelemetry.ContextOf(answer.Job), startTime: new DateTimeOffset(DateTime.SpecifyKind(answer.CreatedAt, DateTimeKind.Utc)));
        span?.SetTag(PipelineTelemetry.JobTag, answer.Job);
        span?.SetTag(PipelineTelemetry.OutcomeTag, outcome);
    }

    private static string NameOf(Modality modality) => modality.ToString().ToLowerInvariant();
}
