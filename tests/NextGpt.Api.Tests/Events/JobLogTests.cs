using NextGpt.Api.Engine;
using NextGpt.Api.Events;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Api.Tests.Events;

public sealed class JobLogTests
{
    private long _number;

    [Fact]
    public void Text_RepeatedAfterAnInterruption_IsToldOnce()
    {
        JobLog log = Log();
        log.Text(0, 0, "I drew");
        log.Text(0, 6, " a circle");

        log.Text(0, 0, "I drew");
        log.Text(0, 6, " a circle");
        log.Text(0, 15, ".");

        Assert.Equal(["I drew", " a circle", "."], Happened(log).OfType<TextWritten>().Select(t => t.Delta));
        Assert.Equal("I drew a circle.", log.Live.Texts[0]);
    }

    [Fact]
    public void Text_WrittenOtherwiseTheSecondTime_ReplacesWhatWasThere()
    {
        JobLog log = Log();
        log.Text(0, 0, "I drew a circle");

        log.Text(0, 0, "I made");

        Assert.Equal("I made", log.Live.Texts[0]);
        Assert.Equal((0, "I made"), Happened(log).OfType<TextWritten>().Select(t => (t.Offset, t.Delta)).Last());
    }

    [Fact]
    public void Step_ManySteps_TellsEachPercentOnce()
    {
        JobLog log = Log();
        for (int done = 1; done <= 1000; done++)
        {
            log.Step(1, done, 1000);
        }

        Assert.Equal(101, Happened(log).OfType<StepsDone>().Count());
        Assert.Equal(1, log.Live.Steps[1]);
    }

    [Fact]
    public void Show_SameStateTwice_TellsItOnce()
    {
        JobLog log = Log();
        log.Show(State("decode", 0.4, new PartProgress(1, Modality.Image, JobStatus.InProgress, null)));
        log.Show(State("decode", 0.4, new PartProgress(1, Modality.Image, JobStatus.InProgress, null)));
        log.Show(State("decode", 0.95, new PartProgress(1, Modality.Image, JobStatus.Succeeded, "med_1")));

        Assert.Equal([typeof(PartChanged), typeof(StageReached), typeof(PartChanged), typeof(StageReached)], Happened(log).Select(h => h.GetType()));
    }

    [Fact]
    public void Show_Settled_TellsItLastAndNothingAfter()
    {
        JobLog log = Log();
        log.Show(State("notify", 1) with { Outcome = new JobOutcome(JobStatus.Succeeded, null, null) });

        log.Text(0, 0, "late");
        log.Step(1, 1, 2);
        log.Show(State("decode", 0.4));

        Assert.IsType<JobSettled>(Happened(log)[^1]);
        Assert.Single(Happened(log).OfType<JobSettled>());
    }

    [Fact]
    public void After_MoreThanIsKept_SendsWatchersBackToTheState()
    {
        JobLog log = Log();
        long start = log.Now;
        for (int i = 0; i < 5000; i++)
        {
            log.Text(0, i, "x");
        }

        Assert.Null(log.After(start));
        Assert.False(log.Reaches(start));
        Assert.Equal(4000, log.After(log.Now - 4000)!.Value.Happened.Count);
    }

    [Fact]
    public void After_NothingYet_WaitsForTheNext()
    {
        JobLog log = Log();
        (IReadOnlyList<JobHappening> happened, Task changed) = log.After(log.Now)!.Value;
        Assert.Empty(happened);
        Assert.False(changed.IsCompleted);

        log.Text(0, 0, "a");

        Assert.True(changed.IsCompleted);
    }

    private static JobInstance State(string stage, double progress, params PartProgress[] parts) => new()
    {
        Id = "job_1",
        Phase = JobPhase.Running,
        CreatedAt = DateTime.UnixEpoch,
        Progress = new JobProgress(stage, progress, DateTime.UnixEpoch, parts, null),
    };

    private static IReadOnlyList<JobHappening> Happened(JobLog log) => log.After(1)!.Value.Happened;

    private JobLog Log() => new(() => ++_number);
}
