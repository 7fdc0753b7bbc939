using NextGpt.Model.Bundles;

namespace NextGpt.Model.Sessions;

/// <summary>
/// The one owner of a model's sessions. Each graph is opened on first need and once; users hold a lease. Evictable sessions that nobody
/// holds are closed when the budget asks for it. After disposal, a session lives until its last lease is given back.
/// </summary>
/// <param name="bundle">Where the graphs are.</param>
/// <param name="open">Opens a graph: its name in the bundle and its contract.</param>
/// <param name="budgetBytes">The bytes on disk that open graphs may sum up to; 0 is without limit.</param>
/// <param name="runtime">What sessions are made with; disposed after the last of them, which may be long after the pool.</param>
internal sealed class SessionPool(Bundle bundle, Func<string, GraphContract, GraphSession> open, long budgetBytes, IDisposable runtime) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = [];
    private TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _clock;
    private long _residentBytes;
    private int _opened;
    private int _evicted;
    private bool _disposed;

    public SessionStatistics Statistics
    {
        get
        {
            lock (_gate)
            {
                return new SessionStatistics(_opened, _evicted, _entries.Count, _residentBytes);
            }
        }
    }

    private bool IsDrained => _disposed && _entries.Count == 0;

    /// <summary>Gets the use of a graph. A user holds one evictable lease at a time, so that waiting for room always ends.</summary>
    /// <param name="file">The graph's name in the bundle.</param>
    /// <param name="contract">What the graph must look like; checked when it is opened.</param>
    /// <param name="evictable">Whether the graph may be closed when nobody holds it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The lease; dispose it as soon as the graph is not needed.</returns>
    /// <exception cref="BundleException">The graph is not what it should be.</exception>
    public async Task<SessionLease> AcquireAsync(string file, GraphContract contract, bool evictable, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Entry? entry;
            Task wait;
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_disposed, this);
                entry = Enter(file, contract, evictable);
                wait = _released.Task;
            }

            if (entry is null)
            {
                await wait.WaitAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }

            try
            {
                GraphSession session = await entry.Session.ConfigureAwait(false);
                return new SessionLease(session, () => Release(entry));
            }
            catch
            {
                bool last;
                lock (_gate)
                {
                    bool known = _entries.TryGetValue(file, out Entry? current) && current == entry;
                    if (known)
                    {
                        Remove(entry);
                        Pulse();
                    }

                    last = known && IsDrained;
                }

                CloseRuntime(last);
                throw;
            }
        }
    }

    public void Dispose()
    {
        Entry[] idle;
        bool last;
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            idle = [.. _entries.Values.Where(e => e.Leases == 0)];
            foreach (Entry entry in idle)
            {
                Remove(entry);
            }

            Pulse();
            last = IsDrained;
        }

        foreach (Entry entry in idle)
        {
            entry.Close();
        }

        CloseRuntime(last);
    }

    /// <summary>Finds or begins an entry; null where it has to wait for room.</summary>
    private Entry? Enter(string file, GraphContract contract, bool evictable)
    {
        if (!_entries.TryGetValue(file, out Entry? entry))
        {
            long bytes = BytesOf(file);
            while (budgetBytes > 0 && _residentBytes + bytes > budgetBytes && Oldest() is { } victim)
            {
                Remove(victim);
                _evicted++;
                victim.Close();
            }

            bool full = budgetBytes > 0 && _residentBytes + bytes > budgetBytes;
            if (full && _entries.Values.Any(e => e.Evictable && e.Leases > 0))
            {
                return null;
            }

            entry = new Entry(file, bytes, evictable, Task.Run(() => open(file, contract), CancellationToken.None));
            _entries.Add(file, entry);
            _residentBytes += bytes;
            _opened++;
        }

        entry.Leases++;
        entry.LastUse = ++_clock;
        return entry;
    }

    private Entry? Oldest() => _entries.Values.Where(e => e.Evictable && e.Leases == 0).MinBy(e => e.LastUse);

    private void Remove(Entry entry)
    {
        _entries.Remove(entry.File);
        _residentBytes -= entry.Bytes;
    }

    private void Release(Entry entry)
    {
        bool close;
        bool last;
        lock (_gate)
        {
            entry.Leases--;
            entry.LastUse = ++_clock;
            close = _disposed && entry.Leases == 0;
            if (close)
            {
                Remove(entry);
            }

            Pulse();
            last = close && IsDrained;
        }

        if (close)
        {
            entry.Close();
        }

        CloseRuntime(last);
    }

    private void CloseRuntime(bool last)
    {
        if (last)
        {
            runtime.Dispose();
        }
    }

    private void Pulse()
    {
        _released.SetResult();
        _released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The graph's file and the files of external data beside it, which begin with its name.</summary>
    private long BytesOf(string file) => bundle.Manifest.Files
        .Where(f => f.Key == file || f.Key.StartsWith(file + ".", StringComparison.Ordinal) || f.Key.StartsWith(file + "_", StringComparison.Ordinal))
        .Sum(f => f.Value.Bytes);

    private sealed class Entry(string file, long bytes, bool evictable, Task<GraphSession> session)
    {
        public string File { get; } = file;

        public long Bytes { get; } = bytes;

        public bool Evictable { get; } = evictable;

        public Task<GraphSession> Session { get; } = session;

        public int Leases { get; set; }

        public long LastUse { get; set; }

        public void Close()
        {
            if (Session.IsCompletedSuccessfully)
            {
                Session.Result.Dispose();
            }
        }
    }
}
