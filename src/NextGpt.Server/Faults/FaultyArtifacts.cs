using NextGpt.Pipeline.Artifacts;

namespace NextGpt.Server.Faults;

/// <summary>Artifacts with the points <c>writing</c> and <c>written</c>.</summary>
internal sealed class FaultyArtifacts(IArtifactStore inner, FaultPlan faults) : IArtifactStore
{
    public async Task<bool> PutIfAbsentAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        faults.Reach("writing");
        bool written = await inner.PutIfAbsentAsync(name, content, cancellationToken);
        faults.Reach("written");
        return written;
    }

    public async Task PutAllIfAbsentAsync(IReadOnlyList<Artifact> artifacts, CancellationToken cancellationToken = default)
    {
        faults.Reach("writing");
        await inner.PutAllIfAbsentAsync(artifacts, cancellationToken);
        faults.Reach("written");
    }

    public Task<byte[]?> TryGetAsync(string name, CancellationToken cancellationToken = default) => inner.TryGetAsync(name, cancellationToken);
}
