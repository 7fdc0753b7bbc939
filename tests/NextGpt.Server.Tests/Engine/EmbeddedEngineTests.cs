using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using NextGpt.Contracts.Jobs;
using NextGpt.Model.Tests.Support;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;
using NextGpt.Pipeline.Replay;
using NextGpt.Pipeline.Tests.Support;
using NextGpt.Server.Engine;
using NextGpt.Server.Engine.Journal;
using NextGpt.Server.Tests.Support;

namespace NextGpt.Server.Tests.Engine;

public sealed class EmbeddedEngineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeJob _job = new();

    private string Journal => _folder["journal"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Schedule_Job_RunsLikeTheSimulation()
    {
        JobOutcome simulated = _job.Run();
        await using var engine = new ScriptedEngine(Journal, _job.Script);

        Assert.True(await engine.Engine.ScheduleAsync("job_1", OrchestrationNames.Generate, Start("job_1")));
        InstanceState? state = await engine.Engine.WaitAsync("job_1");

        Assert.Equal(InstanceStatus.Completed, state!.Status);
        Assert.Equal(simulated, PipelineMessage.Read<JobOutcome>(state.Output!));
        Assert.Equal(_job.Simulation.Calls.Select(c => c.Name).Order(), engine.Calls.Select(c => c.Name).Order());
        Assert.Equal(1, PipelineMessage.Read<JobProgress>(state.CustomStatus!).Progress);
    }

    [Fact]
    public async Task Schedule_SameIdTwice_IsOneJobEvenAfterItsEnd()
    {
        await using var engine = new ScriptedEngine(Journal, _job.Script);

        bool[] accepted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => engine.Engine.ScheduleAsync("job_1", OrchestrationNames.Generate, Start("job_1"))));
        await engine.Engine.WaitAsync("job_1");

        Assert.Single(accepted, a => a);
        Assert.False(await engine.Engine.ScheduleAsync("job_1", OrchestrationNames.Generate, Start("job_1")));
        Assert.Single(engine.Calls, c => c.Name == ActivityNames.Reason);
    }

    [Fact]
    public async Task Schedule_QueueIsFull_IsRefusedAndNothingIsStored()
    {
        var gate = new TaskCompletionSource();
        await using var engine = new ScriptedEngine(Journal, _job.Script, new EngineOptions { MaxActive = 1, MaxQueued = 2 }) { Before = (_, _) => gate.Task };
        for (int i = 0; i < 3; i++)
        {
            await Schedule(engine, $"job_{i}");
        }

        QueueFullException error = await Assert.ThrowsAsync<QueueFullException>(() => Schedule(engine, "job_3"));

        Assert.Equal(2, error.Limit);
        Assert.Null(engine.Engine.Find("job_3"));
        gate.SetResult();
        await engine.Engine.WaitAsync("job_2");
        Assert.True(await Schedule(engine, "job_3"));
        await engine.Engine.WaitAsync("job_3");
    }

    [Fact]
    public async Task Schedule_ManyJobs_EndInTheOrderInWhichTheyCameOneAtATimeInTheModelLane()
    {
        var running = new ConcurrentDictionary<string, int>();
        int most = 0;
        var gate = new TaskCompletionSource();
        await using var engine = new ScriptedEngine(Journal, _job.Script, new EngineOptions { MaxActive = 1 })
        {
            Before = async (name, call) =>
            {
                await gate.Task;
                if (name is not (ActivityNames.Assemble or ActivityNames.Notify))
                {
                    running.AddOrUpdate(call.InstanceId, 1, (_, n) => n + 1);
                    InterlockedMax(ref most, running.Count(r => r.Value > 0));
                    await Task.Yield();
                    running.AddOrUpdate(call.InstanceId, 0, (_, n) => n - 1);
                }
            },
        };
        string[] ids = [.. Enumerable.Range(0, 12).Select(i => $"job_{i}")];
        foreach (string id in ids)
        {
            await Schedule(engine, id);
        }

        gate.SetResult();
        InstanceState?[] ends = await Task.WhenAll(ids.Select(id => engine.Engine.WaitAsync(id)));

        Assert.All(ends, e => Assert.Equal(InstanceStatus.Completed, e!.Status));
        Assert.Equal(ids, ends.OrderBy(e => e!.ChangedAt).Select(e => e!.Id));
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Call_ModelLane_HoldsOneJobAtATimeAndItsDecodersBesideItsLanguageModel()
    {
        var models = new ConcurrentDictionary<string, int>();
        int jobs = 0;
        await using var engine = new ScriptedEngine(Journal, _job.Script, new EngineOptions { MaxActive = 8 })
        {
            Before = async (name, call) =>
            {
                if (name is ActivityNames.Assemble)
                {
                    return;
                }

                models.AddOrUpdate(call.InstanceId, 1, (_, n) => n + 1);
                InterlockedMax(ref jobs, models.Count(m => m.Value > 0));
                await Task.Yield();
                models.AddOrUpdate(call.InstanceId, 0, (_, n) => n - 1);
            },
        };
        string[] ids = [.. Enumerable.Range(0, 6).Select(i => $"job_{i}")];
        await Task.WhenAll(ids.Select(id => Schedule(engine, id)));

        await Task.WhenAll(ids.Select(id => engine.Engine.WaitAsync(id)));

        Assert.Equal(1, jobs);
    }

    [Fact]
    public async Task Call_GroupCloses_DecoderRunsWhileTheLanguageModelDoes()
    {
        var decoding = new TaskCompletionSource();
        FakeJob job = _job.With(ActivityNames.Reason, _ => FakeJob.Reasons(1, (0, FakeJob.Image)));
        await using var engine = new ScriptedEngine(Journal, job.Script)
        {
            Before = async (name, call) =>
            {
                if (name == ActivityNames.Decode)
                {
                    decoding.TrySetResult();
                }
                else if (name == ActivityNames.Reason)
                {
                    // The language model does not end before a decoder has begun.
                    await call.Events.RaiseEventAsync(call.InstanceId, EventNames.GroupClosed, FakeJob.Image);
                    await decoding.Task;
                }
            },
        };

        await Schedule(engine, "job_1");

        Assert.Equal(JobStatus.Succeeded, PipelineMessage.Read<JobOutcome>((await engine.Engine.WaitAsync("job_1"))!.Output!).Status);
        Assert.Single(engine.Calls, c => c.Name == ActivityNames.Decode);
    }

    [Theory]
    [InlineData(ActivityNames.Encode)]
    [InlineData(ActivityNames.Reason)]
    [InlineData(ActivityNames.Decode)]
    public async Task Cancel_WhileTheModelRuns_ReachesItAndTheNextJobIsUnharmed(string stage)
    {
        var begun = new TaskCompletionSource();
        var reached = new TaskCompletionSource();
        await using var engine = new ScriptedEngine(Journal, _job.Script)
        {
            Before = async (name, call) =>
            {
                if (name == stage && call.InstanceId == "job_1")
                {
                    begun.TrySetResult();
                    try
                    {
                        await Task.Delay(Timeout.Infinite, call.CancellationToken);
                    }
                    finally
                    {
                        reached.TrySetResult();
                    }
                }
            },
        };
        await Schedule(engine, "job_1");
        await begun.Task;

        Assert.True(await engine.Engine.CancelAsync("job_1", new CancelRequest("test")));

        await reached.Task;
        Assert.Equal(JobStatus.Canceled, PipelineMessage.Read<JobOutcome>((await engine.Engine.WaitAsync("job_1"))!.Output!).Status);
        await Schedule(engine, "job_2");
        Assert.Equal(JobStatus.Succeeded, PipelineMessage.Read<JobOutcome>((await engine.Engine.WaitAsync("job_2"))!.Output!).Status);
        Assert.False(await engine.Engine.CancelAsync("job_1", new CancelRequest()));
    }

    [Fact]
    public async Task Cancel_AfterAModelCallHasEnded_ReachesWhatThatCallLeftRunning()
    {
        var decoding = new TaskCompletionSource();
        var left = new TaskCompletionSource();
        await using var engine = new ScriptedEngine(Journal, _job.Script)
        {
            Before = async (name, call) =>
            {
                if (name == ActivityNames.Reason)
                {
                    call.Instance.Register(left.SetResult);
                    await call.Events.RaiseEventAsync(call.InstanceId, EventNames.GroupClosed, FakeJob.Image);
                }
                else if (name == ActivityNames.Decode)
                {
                    decoding.TrySetResult();
                    await Task.Delay(Timeout.Infinite, call.CancellationToken);
                }
            },
        };
        await Schedule(engine, "job_1");
        await decoding.Task;
        Assert.False(left.Task.IsCompleted);

        await engine.Engine.CancelAsync("job_1", new CancelRequest("test"));

        await left.Task;
    }

    [Fact]
    public async Task Cancel_OfAJobThatWaits_EndsItBeforeItsTurn()
    {
        var gate = new TaskCompletionSource();
        await using var engine = new ScriptedEngine(Journal, _job.Script, new EngineOptions { MaxActive = 1 })
        {
            Before = (_, call) => call.InstanceId == "job_1" ? gate.Task : Task.CompletedTask,
        };
        await Schedule(engine, "job_1");
        await Schedule(engine, "job_2");

        await engine.Engine.CancelAsync("job_2", new CancelRequest());

        Assert.Equal(JobStatus.Canceled, PipelineMessage.Read<JobOutcome>((await engine.Engine.WaitAsync("job_2"))!.Output!).Status);
        Assert.DoesNotContain(engine.Calls, c => c.Name == ActivityNames.Reason);
        gate.SetResult();
        await engine.Engine.WaitAsync("job_1");
    }

    [Fact]
    public async Task Timer_StageOutlivesItsDeadline_FailsTheJobInTheEnginesTime()
    {
        var time = new FakeTimeProvider();
        var begun = new TaskCompletionSource();
        await using var engine = new ScriptedEngine(Journal, _job.Script, time: time)
        {
            Before = (name, call) =>
            {
                if (name != ActivityNames.Reason)
                {
                    return Task.CompletedTask;
                }

                begun.TrySetResult();
                return Task.Delay(Timeout.Infinite, call.CancellationToken);
            },
        };
        await engine.Engine.ScheduleAsync("job_1", OrchestrationNames.Generate, Start("job_1") with { CreatedAt = time.GetUtcNow().UtcDateTime });
        await begun.Task;

        time.Advance(TimeSpan.FromSeconds(601));

        JobOutcome outcome = PipelineMessage.Read<JobOutcome>((await engine.Engine.WaitAsync("job_1"))!.Output!);
        Assert.Equal((JobStatus.Failed, ErrorCodes.DeadlineExceeded), (outcome.Status, outcome.Error!.Code));
    }

    [Fact]
    public async Task Call_TransientAndPermanentFaults_AreRetriedAndNot()
    {
        FakeJob job = _job.With(ActivityNames.Decode, call =>
        {
            DecodeInput input = PipelineMessage.Read<DecodeInput>(call.Input);
            return input.Group.Part switch
            {
                1 when call.Attempt == 1 => Step.Fails("passes", permanent: false),
                3 => Step.Fails("stays", permanent: true),
                _ => new Step(0, FakeJob.Decoded(input)),
            };
        });
        await using var engine = new ScriptedEngine(Journal, job.Script);

        await engine.Engine.ScheduleAsync("job_1", OrchestrationNames.Generate, Start("job_1") with { Retry = new RetryPolicy(3, 0.001) });

        Assert.Equal(JobStatus.Partial, PipelineMessage.Read<JobOutcome>((await engine.Engine.WaitAsync("job_1"))!.Output!).Status);
        int[] calls = [.. new[] { 1, 3, 4 }.Select(part => engine.Calls.Count(c => c.Name == ActivityNames.Decode && PipelineMessage.Read<DecodeInput>(c.Input).Group.Part == part))];
        Assert.Equal([2, 1, 1], calls);
    }

    [Fact]
    public async Task Start_JobsThatWaited_GoOnInTheirOrder()
    {
        string[] ids = [.. Enumerable.Range(0, 5).Select(i => $"job_{i}")];
        await using (var first = new ScriptedEngine(Journal, _job.Script, new EngineOptions { MaxActive = 1 }) { Before = (_, call) => Task.Delay(Timeout.Infinite, call.CancellationToken) })
        {
            foreach (string id in ids)
            {
                await Schedule(first, id);
            }
        }

        await using var second = new ScriptedEngine(Journal, _job.Script, new EngineOptions { MaxActive = 1 });
        InstanceState?[] ends = await Task.WhenAll(ids.Select(id => second.Engine.WaitAsync(id)));

        Assert.Equal(ids, ends.OrderBy(e => e!.ChangedAt).Select(e => e!.Id));
        Assert.Equal(ids.Reverse(), second.Engine.List(null, 10).Select(s => s.Id));
        Assert.Equal(["job_1", "job_0"], second.Engine.List(ends[2]!.Number, 10).Select(s => s.Id));
    }

    [Fact]
    public async Task Start_HistoryOfAnotherProgram_FailsThatInstanceOnly()
    {
        using (var journal = new SqliteJournal(Journal))
        {
            InstanceState state = journal.TryCreate(new InstanceState { Id = "job_1", Orchestration = OrchestrationNames.Generate, Input = PipelineMessage.Write(Start("job_1")), CreatedAt = Simulation.Start })!;
            journal.Append(
                state with { Status = InstanceStatus.Running },
                0,
                [HistoryEvent.Started(Simulation.Start, state.Input), new HistoryEvent(HistoryKind.ActivityScheduled, Simulation.Start, 0, "other", "{}")]);
        }

        await using var engine = new ScriptedEngine(Journal, _job.Script);

        Assert.Equal(InstanceStatus.Failed, (await engine.Engine.WaitAsync("job_1"))!.Status);
        await Schedule(engine, "job_2");
        Assert.Equal(InstanceStatus.Completed, (await engine.Engine.WaitAsync("job_2"))!.Status);
    }

    [Fact]
    public async Task Purge_EndedAndRunningInstances_ForgetsTheEndedOnly()
    {
        await using var engine = new ScriptedEngine(Journal, _job.Script) { Before = (_, call) => call.InstanceId == "job_2" ? Task.Delay(Timeout.Infinite, call.CancellationToken) : Task.CompletedTask };
        await Schedule(engine, "job_1");
        await engine.Engine.WaitAsync("job_1");
        await Schedule(engine, "job_2");

        Assert.True(engine.Engine.Purge("job_1"));
        Assert.False(engine.Engine.Purge("job_2"));
        Assert.Null(engine.Engine.Find("job_1"));
        Assert.Null(await engine.Engine.WaitAsync("job_1"));
        await engine.Engine.RaiseEventAsync("job_1", EventNames.Cancel, new CancelRequest());
    }

    private static Task<bool> Schedule(ScriptedEngine engine, string id) => engine.Engine.ScheduleAsync(id, OrchestrationNames.Generate, Start(id));

    private static JobStart Start(string id) => new FakeJob().Start with { Job = id, CreatedAt = TimeProvider.System.GetUtcNow().UtcDateTime };

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while (value > (seen = Volatile.Read(ref most)) && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
        }
    }
}
