namespace NextGpt.Model.Sessions;

/// <summary>The right to use a session until it is disposed; disposing it twice, or after the pool, does no harm.</summary>
internal sealed class SessionLease(GraphSession session, Action release) : IDisposable
{
    private Action? _release = release;

    /// <exception cref="ObjectDisposedException">The lease was given back.</exception>
    public GraphSession Session
    {
        get
        {
            ObjectDisposedException.ThrowIf(_release is null, this);
            return session;
        }
    }

    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
