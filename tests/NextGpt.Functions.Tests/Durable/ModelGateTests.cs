using NextGpt.Functions.Durable;

namespace NextGpt.Functions.Tests.Durable;

public sealed class ModelGateTests
{
    [Fact]
    public async Task Run_ManyAtOnce_OneAtATime()
    {
        using var gate = new ModelGate();
        int inside = 0;
        int most = 0;

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => gate.RunAsync(
            async () =>
            {
                most = Math.Max(most, Interlocked.Increment(ref inside));
                await Task.Yield();
                return Interlocked.Decrement(ref inside);
            },
            CancellationToken.None))));

        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Run_Canceled_LeavesTheGateOpen()
    {
        using var gate = new ModelGate();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gate.RunAsync(() => Task.FromResult(1), new CancellationToken(canceled: true)));

        Assert.Equal(2, await gate.RunAsync(() => Task.FromResult(2), CancellationToken.None));
    }
}
