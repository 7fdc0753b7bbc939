using NextGpt.Model.Bundles;
using NextGpt.Model.Sessions;
using NextGpt.Model.Tests.Support;

namespace NextGpt.Model.Tests.Sessions;

public sealed class SessionPoolTests : IDisposable
{
    private const string First = "picture_decoder.onnx";
    private const string Second = "mel_decoder.onnx";
    private const string Third = "vocoder.onnx";
    private static readonly GraphContract Anything = new([], []);

    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _opened = [];
    private readonly Lock _gate = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Acquire_SeveralAtOnce_OpensTheGraphOnce()
    {
        using SessionPool pool = Pool(0);

        SessionLease[] leases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Acquire(pool, First)));

        Assert.All(leases, l => Assert.Same(leases[0].Session, l.Session));
        Assert.Equal([First], _opened);
        Assert.All(leases, l => l.Dispose());
    }

    [Fact]
    public async Task Acquire_OverBudget_ClosesTheLongestUnused()
    {
        using SessionPool pool = Pool(Bytes(First) + Bytes(Second) + (Bytes(Third) / 2));
        (await Acquire(pool, First)).Dispose();
        (await Acquire(pool, Second)).Dispose();
        (await Acquire(pool, First)).Dispose();

        (await Acquire(pool, Third)).Dispose();
        (await Acquire(pool, First)).Dispose();

        Assert.Equal([First, Second, Third], _opened);
        Assert.Equal((1, 2), (pool.Statistics.Evicted, pool.Statistics.Resident));
    }

    [Fact]
    public async Task Acquire_NoRoomBesideWhatIsInUse_WaitsForIt()
    {
        using SessionPool pool = Pool(1);
        SessionLease first = await Acquire(pool, First);

        Task<SessionLease> second = Acquire(pool, Second);
        Assert.Equal([First], _opened);
        first.Dispose();
        using SessionLease lease = await second;

        Assert.Equal([First, Second], _opened);
        Assert.Equal(1, pool.Statistics.Resident);
    }

    [Fact]
    public async Task Acquire_CanceledWhileItWaits_Ends()
    {
        using SessionPool pool = Pool(1);
        using var source = new CancellationTokenSource();
        using SessionLease first = await Acquire(pool, First);
        Task<SessionLease> second = pool.AcquireAsync(Second, Anything, evictable: true, source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public async Task Acquire_OpeningFailed_TriesAgainTheNextTime()
    {
        bool broken = true;
        using SessionPool pool = Pool(0, () => broken);
        await Assert.ThrowsAsync<BundleException>(() => Acquire(pool, First));
        Assert.Equal(0, pool.Statistics.Resident);
        broken = false;

        using SessionLease lease = await Acquire(pool, First);

        Assert.Equal(First, lease.Session.File);
    }

    [Fact]
    public async Task Dispose_PoolBeforeLease_KeepsTheSessionUntilTheLeaseGoes()
    {
        SessionPool pool = Pool(0);
        SessionLease lease = await Acquire(pool, First);

        pool.Dispose();
        Assert.NotEmpty(lease.Session.Inputs);
        lease.Dispose();
        lease.Dispose();
        pool.Dispose();

        Assert.Throws<ObjectDisposedException>(() => lease.Session);
        Assert.Equal(0, pool.Statistics.Resident);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Acquire(pool, First));
    }

    private static Task<SessionLease> Acquire(SessionPool pool, string file) => pool.AcquireAsync(file, Anything, evictable: true, CancellationToken.None);

    private Bundle Bundle()
    {
        if (!Directory.Exists(_folder["bundle"]))
        {
            TinyBundle.Write(_folder["bundle"]);
        }

        return Model.Bundles.Bundle.Load(_folder["bundle"], BundleVerification.Lengths);
    }

    private long Bytes(string file) => Bundle().Manifest.Files[file].Bytes;

    private SessionPool Pool(long budget, Func<bool>? broken = null)
    {
        Bundle bundle = Bundle();
        GraphRuntime runtime = new(new RuntimeOptions { Threads = 1 });
        return new SessionPool(
            bundle,
            (file, _) =>
            {
                lock (_gate)
                {
                    _opened.Add(file);
                }

                return broken?.Invoke() == true
                    ? throw new BundleException(file, "a graph", "none")
                    : new GraphSession(file, new(bundle.PathOf(file)), new("Cpu", Microsoft.ML.OnnxRuntime.OrtAllocatorType.ArenaAllocator, 0, Microsoft.ML.OnnxRuntime.OrtMemType.Default));
            },
            budget,
            runtime);
    }
}
