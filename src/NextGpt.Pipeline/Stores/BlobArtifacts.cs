using NextGpt.Media.Stores;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Resilience;

namespace NextGpt.Pipeline.Stores;

/// <summary>Artifacts in the blob area of a media store.</summary>
/// <param name="blobs">The area.</param>
/// <param name="pipelines">The retries around it.</param>
public sealed class BlobArtifacts(IBlobArea blobs, IoPipelines pipelines) : IArtifactStore
{
    /// <inheritdoc/>
    public Task<bool> PutIfAbsentAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        byte[] bytes = content.ToArray();
        return StoreCalls.RunAsync(
            pipelines.Blobs,
            async token =>
            {
                using var stream = new MemoryStream(bytes, writable: false);
                return await blobs.PutIfAbsentAsync(name, stream, token);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task PutAllIfAbsentAsync(IReadOnlyList<Artifact> artifacts, CancellationToken cancellationToken = default) => StoreCalls.RunAsync(
        pipelines.Blobs,
        async token =>
        {
            await blobs.PutAllIfAbsentAsync([.. artifacts.Select(a => (a.Name, a.Content))], token);
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<byte[]?> TryGetAsync(string name, CancellationToken cancellationToken = default) => StoreCalls.RunAsync(
        pipelines.Blobs,
        async token =>
        {
            Stream? stream = await blobs.TryGetAsync(name, token);
            return stream is null ? null : await StoreBytes.ReadAsync(stream, token);
        },
        cancellationToken);
}
