using NextGpt.Media.Probing;
using NextGpt.Pipeline.Artifacts;

namespace NextGpt.Server.Faults;

/// <summary>Media files with the points <c>read</c> and <c>stored</c>.</summary>
internal sealed class FaultyMediaFiles(IMediaFiles inner, FaultPlan faults) : IMediaFiles
{
    public async Task<byte[]> ReadAsync(string id, CancellationToken cancellationToken = default)
    {
        byte[] file = await inner.ReadAsync(id, cancellationToken);
        faults.Reach("read");
        return file;
    }

    public async Task<string> WriteAsync(byte[] file, ProbedMedia facts, CancellationToken cancellationToken = default)
    {
        string id = await inner.WriteAsync(file, facts, cancellationToken);
        faults.Reach("stored");
        return id;
    }

    public Task<bool> ExistsAsync(string id, CancellationToken cancellationToken = default) => inner.ExistsAsync(id, cancellationToken);
}
