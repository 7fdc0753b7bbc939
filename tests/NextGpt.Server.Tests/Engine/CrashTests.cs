using NextGpt.Contracts.Jobs;
using NextGpt.Model.Tests.Support;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;
using NextGpt.Pipeline.Replay;
using NextGpt.Pipeline.Tests.Support;
using NextGpt.Server.Engine;
using NextGpt.Server.Engine.Journal;
using NextGpt.Server.Tests.Support;

namespace NextGpt.Server.Tests.Engine;

public sealed class CrashTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Start_AfterACrashAtAnyWrite_EndsAsWithoutAndCompletesEveryActivityOnce(bool written)
    {
        JobOutcome expected = PipelineMessage.Read<JobOutcome>((await RunAsync(dieAt: 0, written)).State.Output!);
        Assert.Equal(JobStatus.Succeeded, expected.Status);
        int crashes = 0;
        for (int dieAt = 1; ; dieAt++)
        {
            (InstanceState state, IReadOnlyList<HistoryEvent> history, bool died) = await RunAsync(dieAt, written);
            Assert.Equal(expected, PipelineMessage.Read<JobOutcome>(state.Output!));
            Assert.Equal([1, 3, 4], PartsOf(history));
            Assert.All(Completions(history), c => Assert.Equal(1, c.Count));
            if (!died)
            {
                break;
            }

            crashes++;
        }

        // Accepted, started, two encoders, three groups, language model, three decoders, answer, notice.
        Assert.True(crashes >= 13, $"The job was interrupted {crashes} times; expected at least 13 writes.");
    }

    [Fact]
    public async Task Start_AfterOneCrashUponAnother_StillEnds()
    {
        using TemporaryFolder folder = new();
        var job = Job();
        InstanceState? state = null;
        int lives = 0;
        while (state is null)
        {
            // The language model announces its three groups again in every life, so a life must be longer than that to get on.
            Assert.True(++lives < 30, "The job does not get on.");
            await using var engine = new ScriptedEngine(folder["journal"], job.Script, wrap: j => new DyingJournal(j, 12, written: false));
            state = await TryAsync(engine.Engine, job);
        }

        Assert.Equal(JobStatus.Succeeded, PipelineMessage.Read<JobOutcome>(state.Output!).Status);
        Assert.True(lives >= 3, $"The job took {lives} lives.");
        using var journal = new SqliteJournal(folder["journal"]);
        Assert.All(Completions(journal.History("job_1")), c => Assert.Equal(1, c.Count));
    }

    private static FakeJob Job() => new() { Start = new FakeJob().Start with { Webhook = new Uri("https://example.com/"), CreatedAt = TimeProvider.System.GetUtcNow().UtcDateTime } };

    private static async Task<(InstanceState State, IReadOnlyList<HistoryEvent> History, bool Died)> RunAsync(int dieAt, bool written)
    {
        using TemporaryFolder folder = new();
        FakeJob job = Job();
        InstanceState? state;
        await using (var first = new ScriptedEngine(folder["journal"], job.Script, wrap: j => new DyingJournal(j, dieAt, written)))
        {
            state = await TryAsync(first.Engine, job);
        }

        bool died = state is null;
        if (died)
        {
            await using var second = new ScriptedEngine(folder["journal"], job.Script);
            state = await TryAsync(second.Engine, job);
        }

        using var journal = new SqliteJournal(folder["journal"]);
        return (state!, journal.History("job_1"), died);
    }

    private static async Task<InstanceState?> TryAsync(EmbeddedEngine engine, FakeJob job)
    {
        try
        {
            await engine.ScheduleAsync("job_1", OrchestrationNames.Generate, job.Start);
            return await engine.WaitAsync("job_1");
        }
        catch (EngineFaultedException)
        {
            return null;
        }
    }

    private static IEnumerable<(int Call, int Count)> Completions(IEnumerable<HistoryEvent> history) => history
        .Where(l => l.Kind == HistoryKind.ActivityCompleted)
        .GroupBy(l => l.Call)
        .Select(g => (g.Key, g.Count()));

    private static IEnumerable<int> PartsOf(IReadOnlyList<HistoryEvent> history) => PipelineMessage
        .Read<AssembleInput>(history.Single(l => l.Kind == HistoryKind.ActivityScheduled && l.Name == ActivityNames.Assemble).Payload!)
        .Parts.Where(p => p.Result is not null).Select(p => p.Group.Part);
}
