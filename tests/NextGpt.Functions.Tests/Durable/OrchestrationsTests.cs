using Microsoft.DurableTask.Client;
using NextGpt.Contracts.Jobs;
using NextGpt.Functions.Durable;
using NextGpt.Functions.Ingestion;
using NextGpt.Functions.Tests.Support;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Functions.Tests.Durable;

/// <summary>The pipeline's orchestrations under Durable's own engine, which replays them with each thing that happens.</summary>
public sealed class OrchestrationsTests
{
    [Fact]
    public async Task Generate_MediaOfTwoKinds_SucceedsWithPartsInOrder()
    {
        await using var job = new DurableJob();

        JobOutcome outcome = await job.RunAsync();

        Assert.Equal(JobStatus.Succeeded, outcome.Status);
        Assert.Equal(["med_1", "med_3"], job.Answer.Parts.Select(p => p.Result!.Media.Id));
        Assert.Equal(1, job.Answer.Encoded!.Media);
        Assert.Equal(2, job.Calls.Count(c => c == ActivityNames.Decode));
        Assert.Equal(InboxFunctions.Deliver, job.Calls[^1]);
    }

    [Fact]
    public async Task Generate_GroupCloses_DecoderStartsWhileTheTextGoesOn()
    {
        var decoding = new TaskCompletionSource();
        await using var job = new DurableJob();
        job.With(ActivityNames.Decode, m =>
        {
            decoding.TrySetResult();
            return DurableJob.Of(DurableJob.Decoded(Wire.Read<DecodeInput>(m)));
        });
        job.With(ActivityNames.Reason, async _ =>
        {
            // Ends only when a decoder has begun: a decoder that waits for it would wait for ever.
            await job.CloseAsync(DurableJob.Image);
            await decoding.Task;
            return DurableJob.Reasoned(DurableJob.Image, DurableJob.Audio);
        });

        Assert.Equal(JobStatus.Succeeded, (await job.RunAsync()).Status);
    }

    [Fact]
    public async Task Generate_EventsTwice_EachGroupIsDecodedOnce()
    {
        await using var job = new DurableJob();
        job.With(ActivityNames.Reason, async _ =>
        {
            await job.CloseAsync(DurableJob.Image);
            await job.CloseAsync(DurableJob.Image);
            await job.CloseAsync(DurableJob.Audio);
            return DurableJob.Reasoned(DurableJob.Image, DurableJob.Audio);
        });

        Assert.Equal(JobStatus.Succeeded, (await job.RunAsync()).Status);
        Assert.Equal(2, job.Calls.Count(c => c == ActivityNames.Decode));
    }

    [Fact]
    public async Task Generate_FailureThatPasses_IsTriedAgain()
    {
        int attempts = 0;
        await using DurableJob job = new DurableJob().With(ActivityNames.Encode, m => ++attempts < 3
            ? throw new TransientException(ErrorCodes.Unreachable, "The store does not answer.")
            : DurableJob.Of(new EncodeResult(Wire.Read<EncodeInput>(m).Media, "encoded", false, 0, 5, 1)));

        Assert.Equal(JobStatus.Succeeded, (await job.RunAsync()).Status);
        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task Generate_WorkerDies_IsTriedAgain()
    {
        // Not in the pipeline's terms: what an engine makes of a process that is gone.
        int attempts = 0;
        await using DurableJob job = new DurableJob().With(ActivityNames.Decode, m => ++attempts == 1
            ? throw new InvalidOperationException("The language worker process has exited.")
            : DurableJob.Of(DurableJob.Decoded(Wire.Read<DecodeInput>(m))));

        Assert.Equal(JobStatus.Succeeded, (await job.RunAsync()).Status);
        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task Generate_PermanentFailure_IsNotTriedAgainAndTellsWhy()
    {
        await using DurableJob job = new DurableJob().With(
            ActivityNames.Reason, _ => throw new PermanentException(ErrorCodes.PromptTooLong, "Prompt of 9000 positions: expected at most 4096."));

        JobOutcome outcome = await job.RunAsync();

        Assert.Equal(JobStatus.Failed, outcome.Status);
        Assert.Equal(new JobError(ErrorCodes.PromptTooLong, "Prompt of 9000 positions: expected at most 4096."), outcome.Error);
        Assert.Single(job.Calls, c => c == ActivityNames.Reason);
    }

    [Fact]
    public async Task Generate_OneDecoderFails_TheOtherPartIsThere()
    {
        await using DurableJob job = new DurableJob().With(ActivityNames.Decode, m => Wire.Read<DecodeInput>(m) is { Group.Part: 1 }
            ? throw new PermanentException(ErrorCodes.Internal, "The decoder failed.")
            : DurableJob.Of(DurableJob.Decoded(Wire.Read<DecodeInput>(m))));

        Assert.Equal(JobStatus.Partial, (await job.RunAsync()).Status);
        Assert.Equal([null, "med_3"], job.Answer.Parts.Select(p => p.Result?.Media.Id));
    }

    [Fact]
    public async Task Generate_CanceledWhileItReasons_EndsCanceled()
    {
        var reasoning = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        await using DurableJob job = new DurableJob().With(ActivityNames.Reason, async _ =>
        {
            reasoning.TrySetResult();
            await end.Task;
            return DurableJob.Reasoned();
        });
        await job.OpenAsync();
        await job.ScheduleAsync(OrchestrationNames.Generate, job.Start.Job, job.Start);
        await reasoning.Task;

        await job.Client.RaiseEventAsync(job.Start.Job, EventNames.Cancel, Wire.Write(new CancelRequest("asked for")));
        JobOutcome outcome = await job.SettleAsync(job.Start.Job);
        end.SetResult();
        await job.EndAsync(job.Start.Job);

        Assert.Equal(JobStatus.Canceled, outcome.Status);
        Assert.True(job.Answer.Canceled);
        Assert.DoesNotContain(ActivityNames.Decode, job.Calls);
    }

    [Fact]
    public async Task Generate_StageTakesTooLong_FailsWithTheDeadline()
    {
        var end = new TaskCompletionSource();
        var seed = new DurableJob();
        await using DurableJob job = new DurableJob { Start = seed.Start with { Limits = new StageLimits(Reason: 0.5) } }.With(ActivityNames.Reason, async _ =>
        {
            await end.Task;
            return DurableJob.Reasoned();
        });

        await job.OpenAsync();
        await job.ScheduleAsync(OrchestrationNames.Generate, job.Start.Job, job.Start with { CreatedAt = DateTime.UtcNow });
        JobOutcome outcome = await job.SettleAsync(job.Start.Job);
        end.SetResult();
        await job.EndAsync(job.Start.Job);

        Assert.Equal(JobStatus.Failed, outcome.Status);
        Assert.Equal(ErrorCodes.DeadlineExceeded, outcome.Error!.Code);
    }

    [Fact]
    public async Task Generate_Ended_ShowsItsOutcomeBeforeAnybodyIsTold()
    {
        await using var job = new DurableJob();
        JobProgress? shown = null;
        job.With(ActivityNames.Notify, async _ =>
        {
            OrchestrationMetadata? now = await job.Client.GetInstanceAsync(job.Start.Job, getInputsAndOutputs: true);
            shown = InstanceView.Read<JobProgress>(now!.SerializedCustomStatus);
            return new NotifyResult(true);
        });
        await job.OpenAsync();
        await job.ScheduleAsync(OrchestrationNames.Generate, job.Start.Job, job.Start with { Webhook = new Uri("https://example.org/hook") });

        Assert.True((await job.EndAsync(job.Start.Job)).Notified);
        Assert.Equal(JobStatus.Succeeded, shown!.Outcome!.Status);
    }

    [Fact]
    public async Task RetryPart_LostPart_MakesItAgain()
    {
        await using DurableJob job = await new DurableJob().OpenAsync();
        await job.ScheduleAsync(OrchestrationNames.RetryPart, "job_1.retry.0001", new RetryPartStart
        {
            Job = "job_1",
            BundleDigest = job.Start.BundleDigest,
            Request = job.Start.Request,
            Previous = new ArtifactReference("jobs/job_1/answers/0000.json", DurableJob.Digest('9')),
            Revision = 1,
            Group = DurableJob.Audio,
            CreatedAt = job.Start.CreatedAt,
        });

        Assert.Equal(JobStatus.Succeeded, (await job.EndAsync("job_1.retry.0001")).Status);
        Assert.Equal([ActivityNames.Decode, ActivityNames.Assemble], job.Calls);
    }
}
