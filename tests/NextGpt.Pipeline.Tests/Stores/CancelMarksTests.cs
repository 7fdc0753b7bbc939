using Microsoft.Extensions.Time.Testing;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Stores;
using NextGpt.Pipeline.Tests.Support;

namespace NextGpt.Pipeline.Tests.Stores;

public sealed class CancelMarksTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly MemoryBlobs _blobs = new();

    [Fact]
    public async Task Watch_MarkSetMeanwhile_EndsTheWork()
    {
        var marks = new CancelMarks(_blobs, _time);
        Task<int> work = marks.WatchAsync("job_1", Forever);
        await marks.SetAsync("job_2");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(work.IsCompleted);

        await marks.SetAsync("job_1");
        _time.Advance(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
    }

    [Fact]
    public async Task Watch_NoMark_GivesWhatTheWorkGives() => Assert.Equal(7, await new CancelMarks(_blobs, _time).WatchAsync("job_1", _ => Task.FromResult(7)));

    [Fact]
    public async Task Watch_StoreDoesNotAnswer_WorkGoesOn()
    {
        var marks = new CancelMarks(_blobs, _time);
        var end = new TaskCompletionSource<int>();
        Task<int> work = marks.WatchAsync("job_1", _ => end.Task);
        _blobs.Fault = new StoreException(StoreFailure.Transient, "it", "no answer", "one");
        _time.Advance(TimeSpan.FromSeconds(1));

        end.SetResult(7);

        Assert.Equal(7, await work);
    }

    [Fact]
    public async Task Clear_MarkThatIsThere_LeavesNothing()
    {
        var marks = new CancelMarks(_blobs, _time);
        await marks.SetAsync("job_1");

        await marks.ClearAsync("job_1");

        Assert.Empty(_blobs.Names);
    }

    private static async Task<int> Forever(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }
}
