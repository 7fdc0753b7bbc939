using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Pipeline.Artifacts;

/// <summary>Documents in the artifact store.</summary>
public static class ArtifactStoreExtensions
{
    /// <summary>Writes a document, unless one of that name is there.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="store">The store.</param>
    /// <param name="name">Its name.</param>
    /// <param name="document">The document.</param>
    /// <param name="type">How it is written, one of <see cref="PipelineJson"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What to find it by. If another was there, that one is what counts: its digest is returned.</returns>
    public static async Task<ArtifactReference> PutDocumentAsync<T>(
        this IArtifactStore store, string name, T document, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(document, type);
        if (!await store.PutIfAbsentAsync(name, bytes, cancellationToken))
        {
            bytes = await store.TryGetAsync(name, cancellationToken) ?? throw Missing(name);
        }

        return new ArtifactReference(name, Digest(bytes));
    }

    /// <summary>Reads a document.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="store">The store.</param>
    /// <param name="name">Its name.</param>
    /// <param name="type">How it was written.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The document, or null if there is none.</returns>
    /// <exception cref="PermanentException">It is damaged.</exception>
    public static async Task<T?> TryGetDocumentAsync<T>(
        this IArtifactStore store, string name, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(store);
        byte[]? bytes = await store.TryGetAsync(name, cancellationToken);
        try
        {
            return bytes is null ? null : JsonSerializer.Deserialize(bytes, type);
        }
        catch (JsonException e)
        {
            throw new PermanentException(ErrorCodes.ArtifactMissing, $"Artifact {name}: expected {typeof(T).Name}, found something else.", e);
        }
    }

    /// <summary>Reads a document that must be there.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="store">The store.</param>
    /// <param name="reference">What to find it by.</param>
    /// <param name="type">How it was written.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The document.</returns>
    /// <exception cref="PermanentException">It is gone or damaged.</exception>
    public static async Task<T> GetDocumentAsync<T>(
        this IArtifactStore store, ArtifactReference reference, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(reference);
        return await store.TryGetDocumentAsync(reference.Name, type, cancellationToken) ?? throw Missing(reference.Name);
    }

    internal static async Task<MemoryStream> GetBytesAsync(this IArtifactStore store, string name, CancellationToken cancellationToken) =>
        new(await store.TryGetAsync(name, cancellationToken) ?? throw Missing(name), writable: false);

    internal static string Digest(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static PermanentException Missing(string name) => new(ErrorCodes.ArtifactMissing, $"Artifact {name} is gone; expected it from an earlier step.");
}
