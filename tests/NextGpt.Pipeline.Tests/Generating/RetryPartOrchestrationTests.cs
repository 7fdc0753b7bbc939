using NextGpt.Contracts.Jobs;
using NextGpt.Pipeline.Generating;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;
using NextGpt.Pipeline.Replay;
using NextGpt.Pipeline.Tests.Support;

namespace NextGpt.Pipeline.Tests.Generating;

public sealed class RetryPartOrchestrationTests
{
    private static readonly RetryPartStart Retry = new()
    {
        Job = "job_1",
        BundleDigest = FakeJob.Digest('b'),
        Request = FakeJob.Request,
        Previous = new ArtifactReference("jobs/job_1/answers/0", FakeJob.Digest('9')),
        Revision = 1,
        Group = FakeJob.Audio,
        Seed = 7,
        CreatedAt = Simulation.Start,
    };

    [Fact]
    public void Run_PartOfAnAnswer_IsDecodedAsInTheJobAndPutIntoTheNextRevision()
    {
        var job = new FakeJob();
        job.Run();
        DecodeInput first = job.Simulation.CallsOf(ActivityNames.Decode).Select(c => PipelineMessage.Read<DecodeInput>(c.Input)).Single(i => i.Group == FakeJob.Audio);
        Simulation simulation = Make(permanent: false);

        JobOutcome outcome = simulation.Run<JobOutcome>(Retry);

        DecodeInput again = simulation.InputOf<DecodeInput>(ActivityNames.Decode);
        Assert.Equal(first, again with { Deadline = first.Deadline });
        AssembleInput answer = simulation.InputOf<AssembleInput>(ActivityNames.Assemble);
        Assert.Equal((1, Retry.Previous), (answer.Revision, answer.Previous));
        Assert.Equal("med_3", Assert.Single(answer.Parts).Result!.Media.Id);
        Assert.Equal(JobStatus.Succeeded, outcome.Status);
    }

    [Fact]
    public void Run_PartFailsAgain_TheNextRevisionHasItsError()
    {
        Simulation simulation = Make(permanent: true);

        simulation.Run<JobOutcome>(Retry);

        Assert.Equal("again", Assert.Single(simulation.InputOf<AssembleInput>(ActivityNames.Assemble).Parts).Error!.Code);
    }

    private static Simulation Make(bool permanent) => new(
        OrchestrationBodies.Of<RetryPartStart, JobOutcome>(RetryPartOrchestration.RunAsync),
        call => call.Name switch
        {
            ActivityNames.Decode when permanent => Step.Fails("again", permanent: true),
            ActivityNames.Decode when call.Attempt == 1 => Step.Fails("again", permanent: false),
            ActivityNames.Decode => new Step(2, FakeJob.Decoded(PipelineMessage.Read<DecodeInput>(call.Input))),
            _ => new Step(1, new AssembleResult(JobStatus.Succeeded, FakeJob.Request)),
        },
        "job_1:retry:1");
}
