using NextGpt.Media.Probing;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Resilience;

namespace NextGpt.Pipeline.Stores;

/// <summary>The files of media in a media store.</summary>
/// <param name="store">The store.</param>
/// <param name="pipelines">The retries around it.</param>
/// <param name="time">The clock.</param>
/// <param name="lifetime">How long media of answers are kept; null is for ever.</param>
public sealed class StoredMediaFiles(IMediaStore store, IoPipelines pipelines, TimeProvider time, TimeSpan? lifetime = null) : IMediaFiles
{
    /// <inheritdoc/>
    public Task<byte[]> ReadAsync(string id, CancellationToken cancellationToken = default) => StoreCalls.RunAsync(
        pipelines.Blobs,
        async token => await StoreBytes.ReadAsync((await store.OpenAsync(Parse(id), cancellationToken: token)).Stream, token),
        cancellationToken);

    /// <inheritdoc/>
    public Task<string> WriteAsync(byte[] file, ProbedMedia facts, CancellationToken cancellationToken = default) => StoreCalls.RunAsync(
        pipelines.Blobs,
        async token =>
        {
            using var stream = new MemoryStream(file, writable: false);
            return (await store.PutAsync(stream, facts, time.GetUtcNow() + lifetime, token)).Id.ToString();
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(string id, CancellationToken cancellationToken = default) => StoreCalls.RunAsync(
        pipelines.Blobs, async token => await store.FindAsync(Parse(id), token) is not null, cancellationToken);

    private static MediaId Parse(string id) => MediaId.TryParse(id, out MediaId? parsed)
        ? parsed
        : throw new PermanentException(ErrorCodes.InvalidRequest, $"'{id}' is not the id of a medium; expected med_ and 64 lower-case hexadecimal digits.");
}
