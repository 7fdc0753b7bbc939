using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Pipeline.Replay;

/// <summary>An orchestration between JSON and JSON.</summary>
/// <param name="context">All that it may touch.</param>
/// <param name="input">Its input.</param>
/// <returns>Its output.</returns>
public delegate Task<string> OrchestrationBody(IOrchestrationContext context, string input);

/// <summary>Makes bodies of typed orchestrations.</summary>
public static class OrchestrationBodies
{
    /// <summary>Wraps an orchestration.</summary>
    /// <typeparam name="TInput">Its input, a message of the pipeline.</typeparam>
    /// <typeparam name="TOutput">Its output, a message of the pipeline.</typeparam>
    /// <param name="orchestration">The orchestration.</param>
    /// <returns>Its body.</returns>
    public static OrchestrationBody Of<TInput, TOutput>(Func<IOrchestrationContext, TInput, Task<TOutput>> orchestration)
        where TOutput : notnull =>
        async (context, input) => PipelineMessage.Write(await orchestration(context, PipelineMessage.Read<TInput>(input)));
}
