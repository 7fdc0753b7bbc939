using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;
using NextGpt.Pipeline.Replay;
using NextGpt.Server.Engine.Lanes;

namespace NextGpt.Server.Engine;

/// <summary>The orchestrations and activities that an engine runs. Complete it before the engine starts.</summary>
public sealed class EngineRegistry
{
    private readonly Dictionary<string, OrchestrationBody> _orchestrations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Lane Lane, Func<ActivityCall, string, Task<string>> RunAsync)> _activities = new(StringComparer.Ordinal);

    /// <summary>Adds an orchestration.</summary>
    /// <typeparam name="TInput">Its input, a message of the pipeline.</typeparam>
    /// <typeparam name="TOutput">Its output, a message of the pipeline.</typeparam>
    /// <param name="name">Its name; stored, so it never changes.</param>
    /// <param name="orchestration">The orchestration.</param>
    /// <returns>This registry.</returns>
    public EngineRegistry AddOrchestration<TInput, TOutput>(string name, Func<IOrchestrationContext, TInput, Task<TOutput>> orchestration)
        where TOutput : notnull
    {
        _orchestrations.Add(name, OrchestrationBodies.Of(orchestration));
        return this;
    }

    /// <summary>Adds an activity.</summary>
    /// <typeparam name="TInput">Its input, a message of the pipeline.</typeparam>
    /// <typeparam name="TOutput">Its output, a message of the pipeline.</typeparam>
    /// <param name="name">Its name; stored, so it never changes.</param>
    /// <param name="lane">What it takes most of.</param>
    /// <param name="activity">The activity. It may run again after a crash, and must then come to the same.</param>
    /// <returns>This registry.</returns>
    public EngineRegistry AddActivity<TInput, TOutput>(string name, Lane lane, Func<ActivityCall, TInput, Task<TOutput>> activity)
        where TOutput : notnull
    {
        _activities.Add(name, (lane, async (call, input) => PipelineMessage.Write(await activity(call, PipelineMessage.Read<TInput>(input)))));
        return this;
    }

    /// <summary>Puts something around every activity that was added up to now.</summary>
    /// <param name="around">Gets the activity's name, its input as JSON and what runs it; returns its result as JSON.</param>
    /// <returns>This registry.</returns>
    public EngineRegistry Around(Func<string, string, Func<Task<string>>, Task<string>> around)
    {
        ArgumentNullException.ThrowIfNull(around);
        foreach ((string name, (Lane lane, Func<ActivityCall, string, Task<string>> run)) in _activities.ToArray())
        {
            _activities[name] = (lane, (call, input) => around(name, input, () => run(call, input)));
        }

        return this;
    }

    internal OrchestrationBody Orchestration(string name) => _orchestrations.TryGetValue(name, out OrchestrationBody? body)
        ? body
        : throw new ArgumentException($"Orchestration '{name}': expected one of [{string.Join(", ", _orchestrations.Keys)}].", nameof(name));

    internal (Lane Lane, Func<ActivityCall, string, Task<string>> RunAsync) Activity(string name) => _activities.TryGetValue(name, out var activity)
        ? activity
        : throw new ArgumentException($"Activity '{name}': expected one of [{string.Join(", ", _activities.Keys)}].", nameof(name));
}
