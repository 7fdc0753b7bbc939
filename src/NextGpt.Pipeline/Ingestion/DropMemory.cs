namespace NextGpt.Pipeline.Ingestion;

/// <summary>What saves looking twice. All of it may be forgotten at any time.</summary>
internal sealed class DropMemory(TimeSpan settleTime, TimeProvider time)
{
    private const int LongestDelay = 100;

    private readonly Dictionary<string, string> _done = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Fingerprint, DateTimeOffset Since)> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Failures, DateTimeOffset Next)> _failed = new(StringComparer.Ordinal);

    /// <summary>Forgets what is not there any more.</summary>
    public void Keep(IReadOnlyList<DropUpload> uploads)
    {
        HashSet<string> names = [.. uploads.Select(u => u.Name)];
        foreach (string gone in _seen.Keys.Concat(_done.Keys).Concat(_failed.Keys).Where(name => !names.Contains(name)).ToArray())
        {
            _done.Remove(gone);
            _seen.Remove(gone);
            _failed.Remove(gone);
        }
    }

    public bool IsDone(string upload, string fingerprint) => _done.TryGetValue(upload, out string? known) && known == fingerprint;

    public void Done(string upload, string fingerprint)
    {
        _done[upload] = fingerprint;
        _seen.Remove(upload);
        _failed.Remove(upload);
    }

    /// <summary>Tells whether an upload has been seen unchanged for long enough to be whole.</summary>
    public bool HasSettled(string upload, string fingerprint)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (!_seen.TryGetValue(upload, out (string Fingerprint, DateTimeOffset Since) seen) || seen.Fingerprint != fingerprint)
        {
            // What changed is something new: it has all its attempts before it.
            _seen[upload] = seen = (fingerprint, now);
            _failed.Remove(upload);
        }

        return now - seen.Since >= settleTime;
    }

    public bool MayTry(string upload) => !_failed.TryGetValue(upload, out (int Failures, DateTimeOffset Next) failed) || time.GetUtcNow() >= failed.Next;

    /// <summary>Notes a failure.</summary>
    /// <returns>Whether that was the last attempt.</returns>
    public bool Fail(string upload, DropOptions options)
    {
        int failures = _failed.GetValueOrDefault(upload).Failures + 1;
        double factor = Math.Min(Math.Pow(2, failures - 1), LongestDelay);
        _failed[upload] = (failures, time.GetUtcNow() + (options.RetryDelay * factor));
        return failures >= options.MaxAttempts;
    }
}
