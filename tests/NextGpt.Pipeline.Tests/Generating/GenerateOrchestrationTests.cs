using NextGpt.Contracts.Jobs;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;
using NextGpt.Pipeline.Tests.Support;

namespace NextGpt.Pipeline.Tests.Generating;

public sealed class GenerateOrchestrationTests
{
    [Fact]
    public void Run_MediaOfAllKinds_SucceedsWithPartsInOrder()
    {
        // The first medium takes longest: order is the model's, not the decoders'.
        FakeJob job = new FakeJob().With(ActivityNames.Decode, call =>
        {
            DecodeInput input = PipelineMessage.Read<DecodeInput>(call.Input);
            return new Step(input.Group.Part == 1 ? 30 : 3, FakeJob.Decoded(input));
        });

        JobOutcome outcome = job.Run();

        Assert.Equal(JobStatus.Succeeded, outcome.Status);
        Assert.Equal([1, 3, 4], job.Answer.Parts.Select(p => p.Group.Part));
        Assert.Equal(["med_1", "med_3", "med_4"], job.Answer.Parts.Select(p => p.Result!.Media.Id));
        Assert.Equal(2, job.Answer.Encoded!.Media);
        Assert.Null(outcome.Notified);
        Assert.True(job.Simulation.Replays > 10);
    }

    [Fact]
    public void Run_GroupCloses_DecoderStartsWhileTheTextGoesOn()
    {
        var job = new FakeJob();

        job.Run();

        // Encoding takes a second; the language model runs from 1 to 11 and closes its groups after 2, 5 and 6 seconds.
        Assert.Equal([0.0, 0.0], job.Simulation.CallsOf(ActivityNames.Encode).Select(c => c.At));
        Assert.Equal(1, Assert.Single(job.Simulation.CallsOf(ActivityNames.Reason)).At);
        Assert.Equal([3.0, 6.0, 7.0], job.Simulation.CallsOf(ActivityNames.Decode).Select(c => c.At));
        Assert.Equal(11, Assert.Single(job.Simulation.CallsOf(ActivityNames.Assemble)).At);
    }

    [Fact]
    public void Run_EarlyStartOff_DecodersStartWhenTheTextIsComplete()
    {
        var job = new FakeJob { Start = new FakeJob().Start with { EarlyStart = false } };

        Assert.Equal(JobStatus.Succeeded, job.Run().Status);
        Assert.Equal([11.0, 11.0, 11.0], job.Simulation.CallsOf(ActivityNames.Decode).Select(c => c.At));
    }

    [Fact]
    public void Run_NoMedia_OnlyReasonsAndAssembles()
    {
        FakeJob job = new FakeJob { Start = new FakeJob().Start with { Media = [] } }.With(ActivityNames.Reason, _ => FakeJob.Reasons(2));

        Assert.Equal(JobStatus.Succeeded, job.Run().Status);
        Assert.Equal([ActivityNames.Reason, ActivityNames.Assemble], job.Simulation.Calls.Select(c => c.Name));
    }

    [Fact]
    public void Run_EventsTwiceAndLate_EachGroupIsDecodedOnce()
    {
        FakeJob job = new FakeJob().With(ActivityNames.Reason, _ => FakeJob.Reasons(
            4, (2, FakeJob.Image), (2, FakeJob.Image), (3, FakeJob.Image), (3, FakeJob.Audio), (4.5, FakeJob.Audio), (6, FakeJob.Video)));

        job.Run();

        Assert.Equal([1, 3, 4], job.Simulation.CallsOf(ActivityNames.Decode).Select(c => PipelineMessage.Read<DecodeInput>(c.Input).Group.Part));
    }

    [Fact]
    public void Run_EventsAreLost_TheResultNamesTheGroups()
    {
        FakeJob job = new FakeJob().With(ActivityNames.Reason, _ => FakeJob.Reasons(4, (2, FakeJob.Image), (3, FakeJob.Video)) with { Groups = [] });

        Assert.Equal(JobStatus.Succeeded, job.Run().Status);
        Assert.Equal([5.0, 5.0], job.Simulation.CallsOf(ActivityNames.Decode).Select(c => c.At));
    }

    [Fact]
    public void Run_ReasonIsRepeatedAfterAFault_DecodersAreNot()
    {
        FakeJob job = new FakeJob().With(ActivityNames.Reason, call => call.Attempt == 1
            ? Step.Fails("device_lost", permanent: false, seconds: 8) with { Groups = [(2, FakeJob.Image)] }
            : FakeJob.Reasons(10, (2, FakeJob.Image), (5, FakeJob.Audio)));

        Assert.Equal(JobStatus.Succeeded, job.Run().Status);
        Assert.Equal(2, job.Simulation.CallsOf(ActivityNames.Reason).Count);
        Assert.Equal([3.0, 15.0], job.Simulation.CallsOf(ActivityNames.Decode).Select(c => c.At));
    }

    [Fact]
    public void Run_RepeatedReasonWritesAnotherGroup_TheAnswerHasTheLastOne()
    {
        ClosedGroup other = FakeJob.Image with { States = new ArtifactReference("jobs/job_1/groups/other", FakeJob.Digest('8')) };
        FakeJob job = new FakeJob().With(ActivityNames.Reason, call => call.Attempt == 1
            ? Step.Fails("device_lost", permanent: false, seconds: 8) with { Groups = [(2, FakeJob.Image)] }
            : FakeJob.Reasons(10, (2, other)));

        job.Run();

        Assert.Equal(other, Assert.Single(job.Answer.Parts).Group);
    }

    [Fact]
    public void Run_OneDecoderFails_TheOtherPartsAreThere()
    {
        FakeJob job = new FakeJob().With(ActivityNames.Decode, FailsFor(3, "bad_decoder"));

        JobOutcome outcome = job.Run();

        Assert.Equal(JobStatus.Partial, outcome.Status);
        Assert.Equal([null, "bad_decoder", null], job.Answer.Parts.Select(p => p.Error?.Code));
        Assert.Equal(["med_1", null, "med_4"], job.Answer.Parts.Select(p => p.Result?.Media.Id));
    }

    [Fact]
    public void Run_TransientFault_IsRetriedWithGrowingDelays()
    {
        FakeJob job = new FakeJob().With(ActivityNames.Assemble, call => call.Attempt < 3
            ? Step.Fails(ErrorCodes.Unreachable, permanent: false)
            : new Step(1, new AssembleResult(JobStatus.Succeeded, FakeJob.Request)));

        Assert.Equal(JobStatus.Succeeded, job.Run().Status);

        // Called at 11, fails at 12, waits 1; called at 13, fails at 14, waits 2.
        Assert.Equal([11.0, 13.0, 16.0], job.Simulation.CallsOf(ActivityNames.Assemble).Select(c => c.At));
    }

    [Fact]
    public void Run_TransientFaultForEver_EndsAfterTheLastAttempt()
    {
        FakeJob job = new FakeJob().With(ActivityNames.Reason, _ => Step.Fails("device_lost", permanent: false));

        JobOutcome outcome = job.Run();

        Assert.Equal(JobStatus.Failed, outcome.Status);
        Assert.Equal("device_lost", outcome.Error!.Code);
        Assert.Equal(3, job.Simulation.CallsOf(ActivityNames.Reason).Count);
    }

    [Theory]
    [InlineData(ActivityNames.Encode, 2)]
    [InlineData(ActivityNames.Reason, 1)]
    public void Run_PermanentFault_IsNeverRetried(string activity, int calls)
    {
        FakeJob job = new FakeJob().With(activity, _ => Step.Fails("corrupt_media", permanent: true));

        JobOutcome outcome = job.Run();

        Assert.Equal(JobStatus.Failed, outcome.Status);
        Assert.Equal("corrupt_media", outcome.Error!.Code);
        Assert.Equal(calls, job.Simulation.CallsOf(activity).Count);
        Assert.Empty(job.Answer.Parts);
    }

    [Fact]
    public void Run_DecoderExceedsItsDeadline_ThatPartFailsAlone()
    {
        FakeJob job = new FakeJob { Start = new FakeJob().Start with { Limits = new StageLimits(Decode: 60) } }.With(ActivityNames.Decode, call =>
        {
            DecodeInput input = PipelineMessage.Read<DecodeInput>(call.Input);
            return new Step(input.Group.Part == 3 ? 4000 : 3, FakeJob.Decoded(input));
        });

        JobOutcome outcome = job.Run();

        Assert.Equal(JobStatus.Partial, outcome.Status);
        Assert.Equal([null, ErrorCodes.DeadlineExceeded, null], job.Answer.Parts.Select(p => p.Error?.Code));
        Assert.Equal(66, Assert.Single(job.Simulation.CallsOf(ActivityNames.Assemble)).At);
    }

    [Theory]
    [InlineData(ActivityNames.Encode)]
    [InlineData(ActivityNames.Reason)]
    public void Run_StageExceedsItsDeadline_TheJobFails(string activity)
    {
        FakeJob job = new FakeJob { Start = new FakeJob().Start with { Limits = new StageLimits(Encode: 20, Reason: 20) } };
        job.With(activity, _ => Step.Fails("never", permanent: false, seconds: 4000));

        JobOutcome outcome = job.Run();

        Assert.Equal(JobStatus.Failed, outcome.Status);
        Assert.Equal(ErrorCodes.DeadlineExceeded, outcome.Error!.Code);
        Assert.True(job.Simulation.Seconds < 30);
    }

    [Fact]
    public void Run_JobsOwnDeadline_CutsEveryStageAndReachesActivities()
    {
        var job = new FakeJob { Start = new FakeJob().Start with { DeadlineSeconds = 8 } };

        JobOutcome outcome = job.Run();

        Assert.Equal(ErrorCodes.DeadlineExceeded, outcome.Error!.Code);
        Assert.Equal(9, job.Simulation.Seconds);
        Assert.Equal(Simulation.Start.AddSeconds(8), job.Simulation.InputOf<ReasonInput>(ActivityNames.Reason).Deadline);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(4)]
    [InlineData(10.9)]
    public void Run_CancelAtAnyStage_EndsCanceledAtOnce(double seconds)
    {
        FakeJob job = new FakeJob().With(ActivityNames.Decode, call => new Step(100, FakeJob.Decoded(PipelineMessage.Read<DecodeInput>(call.Input))));
        job.Simulation.Raise(seconds, EventNames.Cancel, new CancelRequest("test"));

        JobOutcome outcome = job.Run();

        Assert.Equal(JobStatus.Canceled, outcome.Status);
        Assert.True(job.Answer.Canceled);
        Assert.Equal(seconds + 1, job.Simulation.Seconds, 3);
    }

    [Fact]
    public void Run_CancelWhileTheLastPartIsMade_KeepsThePartsThatAreThere()
    {
        FakeJob job = new FakeJob().With(ActivityNames.Decode, call =>
        {
            DecodeInput input = PipelineMessage.Read<DecodeInput>(call.Input);
            return new Step(input.Group.Part == 4 ? 100 : 3, FakeJob.Decoded(input));
        });
        job.Simulation.Raise(30, EventNames.Cancel, new CancelRequest());

        Assert.Equal(JobStatus.Canceled, job.Run().Status);
        Assert.Equal(["med_1", "med_3", null], job.Answer.Parts.Select(p => p.Result?.Media.Id));
    }

    [Fact]
    public void Run_CancelBeforeTheStart_NothingOutlivesIt()
    {
        var job = new FakeJob();
        job.Simulation.Raise(0, EventNames.Cancel, new CancelRequest());

        Assert.Equal(JobStatus.Canceled, job.Run().Status);
        Assert.Empty(job.Simulation.CallsOf(ActivityNames.Reason));
    }

    [Fact]
    public void Run_NobodyTakesTheNotice_OutcomeStaysAndTheNoticeIsPutAside()
    {
        FakeJob job = new FakeJob { Start = new FakeJob().Start with { Webhook = new Uri("https://example.com/hook") } }
            .With(ActivityNames.Notify, _ => Step.Fails(ErrorCodes.WebhookRefused, permanent: false));

        JobOutcome outcome = job.Run();

        Assert.Equal((JobStatus.Succeeded, false), (outcome.Status, outcome.Notified));
        Assert.Equal(3, job.Simulation.CallsOf(ActivityNames.Notify).Count);
        Assert.Single(job.Simulation.CallsOf(ActivityNames.DeadLetter));
        Assert.Single(job.Simulation.CallsOf(ActivityNames.Notify).Select(c => PipelineMessage.Read<NotifyInput>(c.Input).Notice).Distinct());
    }

    [Fact]
    public void Run_WithWebhook_TheOutcomeIsShownBeforeAnybodyIsTold()
    {
        var job = new FakeJob { Start = new FakeJob().Start with { Webhook = new Uri("https://example.com/hook") } };

        JobOutcome outcome = job.Run();

        Assert.True(outcome.Notified);
        JobProgress last = PipelineMessage.Read<JobProgress>(job.Simulation.Statuses[^1]);
        Assert.Equal((ActivityNames.Notify, JobStatus.Succeeded), (last.Stage, last.Outcome!.Status));
        Assert.Equal([1, 3, 4], last.Groups.Select(g => g.Part));
    }

    [Fact]
    public void Run_AssembleFails_TheJobStillEnds()
    {
        FakeJob job = new FakeJob().With(ActivityNames.Assemble, _ => Step.Fails("broken", permanent: true));

        JobOutcome outcome = job.Run();

        Assert.Equal((JobStatus.Failed, "broken"), (outcome.Status, outcome.Error!.Code));
        Assert.Null(outcome.Answer);
    }

    [Fact]
    public void Run_ProgressNeverGoesBack()
    {
        var job = new FakeJob();

        job.Run();

        double[] progress = [.. job.Simulation.Statuses.Select(s => PipelineMessage.Read<JobProgress>(s).Progress)];
        Assert.Equal(progress.Order(), progress);
        Assert.Equal(1, progress[^1]);
    }

    [Fact]
    public void Run_LargestAnswer_StaysWithinAMessage()
    {
        ClosedGroup[] groups = [.. Enumerable.Range(0, 12).Select(i => new ClosedGroup((2 * i) + 1, FakeJob.Video.Type, new ArtifactReference($"jobs/job_{new string('x', 26)}/groups/{i}-{FakeJob.Digest('0')}", FakeJob.Digest('5'))))];
        FakeJob job = new FakeJob().With(ActivityNames.Reason, _ => FakeJob.Reasons(5, [.. groups.Select(g => (1.0, g))]));

        Assert.Equal(JobStatus.Succeeded, job.Run().Status);
        Assert.Equal(12, job.Answer.Parts.Count);
    }

    private static Func<Call, Step> FailsFor(int part, string code) => call =>
    {
        DecodeInput input = PipelineMessage.Read<DecodeInput>(call.Input);
        return input.Group.Part == part ? Step.Fails(code, permanent: true) : new Step(3, FakeJob.Decoded(input));
    };
}
