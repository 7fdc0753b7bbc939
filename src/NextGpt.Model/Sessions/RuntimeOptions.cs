namespace NextGpt.Model.Sessions;

/// <summary>How graphs are run.</summary>
public sealed record RuntimeOptions
{
    /// <summary>Gets what runs the graphs.</summary>
    public ExecutionProvider Provider { get; init; } = ExecutionProvider.Cpu;

    /// <summary>Gets the number of the GPU, from 0.</summary>
    public int DeviceId { get; init; }

    /// <summary>Gets the number of threads that one graph uses; 0 shares the cores among the decoders that may work side by side. The same number gives the same bytes.</summary>
    public int Threads { get; init; }

    /// <summary>
    /// Gets the bytes that open graphs may take, counted as their files' length on disk; 0 is without limit. Graphs that are not in use
    /// are closed to make room, the longest unused first; a graph that does not fit beside those in use waits for them.
    /// </summary>
    public long MemoryBudgetBytes { get; init; }
}
