using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;
using NextGpt.Pipeline.Tests.Support;
using NextGpt.Server.Engine;
using NextGpt.Server.Engine.Journal;
using NextGpt.Server.Engine.Lanes;

namespace NextGpt.Server.Tests.Support;

/// <summary>An engine on a real journal, whose activities do what a scripted job says, at once.</summary>
internal sealed class ScriptedEngine : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(string, string), int> _attempts = new();
    private readonly Func<Call, Step> _script;

    public ScriptedEngine(string journal, Func<Call, Step> script, EngineOptions? options = null, TimeProvider? time = null, Func<IJournal, IJournal>? wrap = null)
    {
        _script = script;
        IJournal file = new SqliteJournal(journal);
        Engine = new EmbeddedEngine(wrap?.Invoke(file) ?? file, Registry(), options ?? new EngineOptions(), time ?? TimeProvider.System, NullLogger<EmbeddedEngine>.Instance);
        Engine.Start();
    }

    public EmbeddedEngine Engine { get; }

    public ConcurrentQueue<Call> Calls { get; } = new();

    /// <summary>Gets what a call waits for before it does anything: the activity's name and its instance in, or none.</summary>
    public Func<string, ActivityCall, Task>? Before { get; init; }

    public ValueTask DisposeAsync() => Engine.DisposeAsync();

    private EngineRegistry Registry() => PipelineRegistry.AddOrchestrations(new EngineRegistry())
        .AddActivity(ActivityNames.Encode, Lane.Model, Run<EncodeInput, EncodeResult>(ActivityNames.Encode))
        .AddActivity(ActivityNames.Reason, Lane.Model, Run<ReasonInput, ReasonResult>(ActivityNames.Reason))
        .AddActivity(ActivityNames.Decode, Lane.Model, Run<DecodeInput, DecodeResult>(ActivityNames.Decode))
        .AddActivity(ActivityNames.Assemble, Lane.Io, Run<AssembleInput, AssembleResult>(ActivityNames.Assemble))
        .AddActivity(ActivityNames.Notify, Lane.Io, Run<NotifyInput, NotifyResult>(ActivityNames.Notify))
        .AddActivity(ActivityNames.DeadLetter, Lane.Io, Run<DeadLetterInput, NotifyResult>(ActivityNames.DeadLetter));

    private Func<ActivityCall, TInput, Task<TResult>> Run<TInput, TResult>(string name)
        where TInput : notnull => async (call, input) =>
    {
        string json = PipelineMessage.Write(input);
        var made = new Call(0, name, json, _attempts.AddOrUpdate((name, json), 1, (_, n) => n + 1));
        Calls.Enqueue(made);
        if (Before is not null)
        {
            await Before(name, call);
        }

        Step step = _script(made);
        foreach ((double _, object group) in step.Groups)
        {
            await call.Events.RaiseEventAsync(call.InstanceId, EventNames.GroupClosed, group, call.CancellationToken);
        }

        return step.Failure switch
        {
            null => (TResult)step.Result!,
            { Permanent: true } f => throw new PermanentException(f.Code, f.Message),
            { } f => throw new TransientException(f.Code, f.Message),
        };
    };
}
