namespace NextGpt.Pipeline.Decoding;

/// <summary>A decoder at work that no activity has asked for yet. It is taken once, or given up once, and then lets go of what it holds. Thread-safe.</summary>
internal sealed class AheadRun : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Action<AheadRun> _onGivenUp;
    private readonly ITimer _patience;
    private CancellationTokenRegistration _reasoning;
    private CancellationTokenRegistration _job;
    private int _settled;

    /// <summary>Begins.</summary>
    /// <param name="work">What runs; its token ends it.</param>
    /// <param name="time">The clock of the patience.</param>
    /// <param name="onGivenUp">Hears that it was given up.</param>
    public AheadRun(Func<CancellationToken, Task<GroupDecoding>> work, TimeProvider time, Action<AheadRun> onGivenUp)
    {
        _onGivenUp = onGivenUp;
        Work = work(_end.Token);
        _patience = time.CreateTimer(_ => GiveUp(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gets the work.</summary>
    public Task<GroupDecoding> Work { get; }

    /// <summary>Lets it be given up by the token of the reasoning or of the job, or when the patience is at its end.</summary>
    public void Await(CancellationToken reasoning, CancellationToken job)
    {
        _patience.Change(DecodeAhead.Patience, Timeout.InfiniteTimeSpan);
        _reasoning = reasoning.Register(GiveUp);
        _job = job.Register(GiveUp);
    }

    /// <summary>Takes it: from now on only its taker ends it.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Its end; null if it was given up.</returns>
    public Task<GroupDecoding>? TryTake(CancellationToken cancellationToken) => TrySettle() ? EndAsync(cancellationToken) : null;

    /// <summary>Ends it, unless it was taken.</summary>
    public void GiveUp()
    {
        if (TrySettle())
        {
            _onGivenUp(this);
            _end.Cancel();
            Work.ContinueWith(_ => Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _patience.Dispose();
        _reasoning.Unregister();
        _job.Unregister();
        _end.Dispose();
    }

    private bool TrySettle() => Interlocked.Exchange(ref _settled, 1) == 0;

    private async Task<GroupDecoding> EndAsync(CancellationToken cancellationToken)
    {
        using (this)
        {
            using CancellationTokenRegistration _ = cancellationToken.Register(_end.Cancel);
            return await Work;
        }
    }
}
