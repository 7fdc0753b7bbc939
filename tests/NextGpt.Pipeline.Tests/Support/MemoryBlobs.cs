using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using NextGpt.Media.Stores;

namespace NextGpt.Pipeline.Tests.Support;

/// <summary>Blobs in memory, which may be told to fail.</summary>
internal sealed class MemoryBlobs : IBlobArea
{
    private readonly ConcurrentDictionary<string, byte[]> _blobs = new(StringComparer.Ordinal);

    /// <summary>Gets the names of all blobs.</summary>
    public IReadOnlyList<string> Names => [.. _blobs.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Gets or sets what every call throws.</summary>
    public Exception? Fault { get; set; }

    public async Task<bool> PutIfAbsentAsync(string name, Stream content, CancellationToken cancellationToken = default)
    {
        Check();
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        return _blobs.TryAdd(name, bytes.ToArray());
    }

    public Task<Stream?> TryGetAsync(string name, CancellationToken cancellationToken = default)
    {
        Check();
        return Task.FromResult<Stream?>(_blobs.TryGetValue(name, out byte[]? bytes) ? new MemoryStream(bytes, writable: false) : null);
    }

    public async IAsyncEnumerable<StoredBlob> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Check();
        await Task.CompletedTask;
        foreach ((string name, byte[] bytes) in _blobs.Where(b => Covers(prefix, b.Key)).OrderBy(b => b.Key, StringComparer.Ordinal))
        {
            yield return new StoredBlob(name, bytes.Length, DateTimeOffset.UnixEpoch);
        }
    }

    public Task<int> DeleteAsync(string prefix, CancellationToken cancellationToken = default)
    {
        Check();
        return Task.FromResult(_blobs.Keys.Where(n => Covers(prefix, n)).Count(n => _blobs.TryRemove(n, out _)));
    }

    private static bool Covers(string prefix, string name) => prefix.Length == 0 || name == prefix || name.StartsWith($"{prefix}/", StringComparison.Ordinal);

    private void Check()
    {
        if (Fault is not null)
        {
            throw Fault;
        }
    }
}
