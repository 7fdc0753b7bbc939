using System.Diagnostics;
using System.Diagnostics.Metrics;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Telemetry;

namespace NextGpt.Pipeline.Tests.Telemetry;

public sealed class StageTelemetryTests : IDisposable
{
    private readonly string _job = $"job_{Guid.NewGuid():N}";
    private readonly List<Activity> _spans = [];
    private readonly List<string> _measured = [];
    private readonly ActivityListener _traces;
    private readonly MeterListener _meters = new();

    public StageTelemetryTests()
    {
        _traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == PipelineTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (span.GetTagItem(PipelineTelemetry.JobTag) as string == _job)
                {
                    _spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(_traces);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == PipelineTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        _meters.Start();
    }

    [Fact]
    public async Task Run_Stages_AreSpansOfOneTraceThatFollowsFromTheJob()
    {
        DateTime now = TimeProvider.System.GetUtcNow().UtcDateTime;
        MediaInput media = new("med_1", "1", Modality.Image);
        ClosedGroup group = new(0, Modality.Audio, new ArtifactReference("a", "b"));
        JobMedia made = new() { Id = "med_2", Url = "u", ContentType = "audio/wav", Bytes = 1, Sha256 = "2" };
        await RunAsync(new EncodeInput(_job, "d", media, now), new EncodeResult(media, "a", true, 0, 0, 1));
        await RunAsync(new ReasonInput(_job, "d", group.States, now), new ReasonResult(group.States, [group], false, 1, 250, 1));
        await RunAsync(new DecodeInput(_job, "d", group, null, 1, null, null, now, now.AddSeconds(-2)), new DecodeResult(made, new JobDecoding(0, "x", 1, 2, 1, 100, 300, 100), false, 0, 1));
        await RunAsync(
            new AssembleInput { Job = _job, BundleDigest = "d", Request = group.States, CreatedAt = now.AddSeconds(-3), EndedAt = now, Deadline = now },
            new AssembleResult(JobStatus.Partial, group.States));

        Assert.Equal(["assemble", "decode", "encode", "job", "reason"], _spans.Select(s => s.OperationName).Order(StringComparer.Ordinal));
        Assert.All(_spans, s => Assert.Equal(PipelineTelemetry.ContextOf(_job).TraceId, s.TraceId));
        Assert.Equal(true, _spans.Single(s => s.OperationName == "encode").GetTagItem(PipelineTelemetry.HitTag));
        Assert.Contains("nextgpt.cache.lookups=1 encode image True", _measured);
        Assert.Contains("nextgpt.cache.lookups=1 decode audio False", _measured);
        Assert.Contains("nextgpt.model.run.time=0.25 reason text", _measured);
        Assert.Contains("nextgpt.model.run.time=0.5 decode audio", _measured);
        Assert.Contains("nextgpt.job.duration=3 partial", _measured);
        Assert.Contains(_measured, m => m.StartsWith("nextgpt.job.first_part.duration=2", StringComparison.Ordinal));
        Assert.Contains(_measured, m => m.StartsWith("nextgpt.stage.duration=", StringComparison.Ordinal) && m.EndsWith(" assemble succeeded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_FailedStage_IsAnErrorByItsCode()
    {
        DateTime now = TimeProvider.System.GetUtcNow().UtcDateTime;
        EncodeInput input = new(_job, "d", new MediaInput("med_1", "1", Modality.Image), now);
        await Assert.ThrowsAsync<PermanentException>(() => StageTelemetry.RunAsync<EncodeResult>(
            input, TimeProvider.System, () => throw new PermanentException(ErrorCodes.PromptTooLong, "a prompt that is secret")));
        Activity span = Assert.Single(_spans);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal(ErrorCodes.PromptTooLong, span.StatusDescription);
        Assert.Contains(_measured, m => m.EndsWith($" encode {ErrorCodes.PromptTooLong}", StringComparison.Ordinal));
        Assert.DoesNotContain(span.TagObjects, t => t.Value?.ToString()?.Contains("secret", StringComparison.Ordinal) == true);
    }

    public void Dispose()
    {
        _traces.Dispose();
        _meters.Dispose();
    }

    private static Task<T> RunAsync<T>(IActivityInput input, T result) => StageTelemetry.RunAsync(input, TimeProvider.System, () => Task.FromResult(result));

    private void Note<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_measured)
        {
            _measured.Add(FormattableString.Invariant($"{instrument.Name}={value} {string.Join(' ', tags.ToArray().Select(t => t.Value))}"));
        }
    }
}
