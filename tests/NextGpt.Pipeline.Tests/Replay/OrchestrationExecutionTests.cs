using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;
using NextGpt.Pipeline.Replay;
using NextGpt.Pipeline.Tests.Support;

namespace NextGpt.Pipeline.Tests.Replay;

public sealed class OrchestrationExecutionTests
{
    [Fact]
    public void Replay_InputChangesWithEachRun_IsFoundOut()
    {
        int runs = 0;
        Simulation simulation = Of(async context =>
        {
            await Notify(context, $"run {runs++}");
            await Notify(context, "done");
        });

        NonDeterministicException error = Assert.Throws<NonDeterministicException>(() => simulation.Run<NotifyResult>(new CancelRequest()));
        Assert.Contains("run 0", error.Message, StringComparison.Ordinal);
        Assert.Contains("run 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_MoreCallsThanBefore_IsFoundOut()
    {
        int runs = 0;
        Simulation simulation = Of(context => Task.WhenAll(Enumerable.Range(0, ++runs).Select(i => Notify(context, $"call {i}"))));

        Assert.Throws<NonDeterministicException>(() => simulation.Run<NotifyResult>(new CancelRequest()));
    }

    [Fact]
    public void Replay_FewerCallsThanBefore_IsFoundOut()
    {
        int runs = 3;
        Simulation simulation = Of(context => Task.WhenAll(Enumerable.Range(0, --runs).Select(i => Notify(context, $"call {i}"))));

        Assert.Throws<NonDeterministicException>(() => simulation.Run<NotifyResult>(new CancelRequest()));
    }

    [Fact]
    public void Replay_OwnClockInATimer_IsFoundOut()
    {
        int ticks = 0;
        Simulation simulation = Of(context => context.CreateTimer(Simulation.Start.AddSeconds(++ticks), CancellationToken.None));

        Assert.Throws<NonDeterministicException>(() => simulation.Run<NotifyResult>(new CancelRequest()));
    }

    [Fact]
    public void Apply_IsReplaying_IsFalseOnlyForWhatIsNew()
    {
        List<string> firsts = [];
        Simulation simulation = Of(async context =>
        {
            for (int i = 0; i < 3; i++)
            {
                await Notify(context, $"call {i}");
                if (!context.IsReplaying)
                {
                    firsts.Add($"call {i}");
                }
            }
        });

        simulation.Run<NotifyResult>(new CancelRequest());

        Assert.Equal(["call 0", "call 1", "call 2"], firsts);
    }

    [Fact]
    public void NewGuid_InEveryReplay_IsTheSameAndDiffersByCallAndInstance()
    {
        HashSet<Guid> ids = [];
        Simulation simulation = Of(async context =>
        {
            ids.Add(context.NewGuid());
            await Notify(context, "between");
            ids.Add(context.NewGuid());
        });

        simulation.Run<NotifyResult>(new CancelRequest());

        Assert.Equal(2, ids.Count);
    }

    [Fact]
    public void Apply_EventBeforeTheWait_IsKept()
    {
        Simulation simulation = Of(async context =>
        {
            await context.CreateTimer(context.CurrentUtcDateTime.AddSeconds(10), CancellationToken.None);
            Assert.Equal("early", (await context.WaitForExternalEvent<CancelRequest>(EventNames.Cancel)).Reason);
            Assert.Equal("late", (await context.WaitForExternalEvent<CancelRequest>(EventNames.Cancel)).Reason);
        });
        simulation.Raise(1, EventNames.Cancel, new CancelRequest("early"));
        simulation.Raise(20, EventNames.Cancel, new CancelRequest("late"));

        simulation.Run<NotifyResult>(new CancelRequest());

        Assert.Equal(20, simulation.Seconds);
    }

    [Fact]
    public void Apply_OrchestrationThrows_IsItsError()
    {
        Simulation simulation = Of(_ => throw new InvalidOperationException("thrown"));

        Assert.Equal("thrown", Assert.Throws<InvalidOperationException>(() => simulation.Run<NotifyResult>(new CancelRequest())).Message);
    }

    [Fact]
    public async Task Apply_AwaitOfAForeignTask_IsFoundOut()
    {
        var foreign = new TaskCompletionSource();
        var execution = new OrchestrationExecution("job_1", OrchestrationBodies.Of<CancelRequest, NotifyResult>(async (context, _) =>
        {
            Task<CancelRequest> cancel = context.WaitForExternalEvent<CancelRequest>(EventNames.Cancel);
            await foreign.Task;
            await cancel;
            return new NotifyResult(true);
        }));
        execution.Apply(HistoryEvent.Started(Simulation.Start, PipelineMessage.Write(new CancelRequest())));

        await Task.Run(foreign.SetResult);

        Assert.Throws<NonDeterministicException>(() => execution.Apply(HistoryEvent.Raised(Simulation.Start, EventNames.Cancel, PipelineMessage.Write(new CancelRequest()))));
    }

    private static Simulation Of(Func<IOrchestrationContext, Task> orchestration) => new(
        OrchestrationBodies.Of<CancelRequest, NotifyResult>(async (context, _) =>
        {
            await orchestration(context);
            return new NotifyResult(true);
        }),
        _ => new Step(1, new NotifyResult(true)));

    private static Task<NotifyResult> Notify(IOrchestrationContext context, string input) =>
        context.CallActivityAsync<NotifyResult>(ActivityNames.Notify, new CancelRequest(input));
}
