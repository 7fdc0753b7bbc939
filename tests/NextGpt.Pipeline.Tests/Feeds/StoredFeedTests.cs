using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Feeds;
using NextGpt.Pipeline.Tests.Support;

namespace NextGpt.Pipeline.Tests.Feeds;

public sealed class StoredFeedTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly MemoryBlobs _blobs = new();
    private readonly Heard _heard = new();

    [Fact]
    public async Task Tell_WithinASecond_IsOneBlobBelowTheJob()
    {
        await using var feed = new StoredFeed(_blobs, _time, NullLogger<StoredFeed>.Instance);
        feed.OnText("job_1", 0, 0, "Here ");
        feed.OnText("job_1", 0, 5, "is");
        feed.OnStep("job_1", 1, 1, 20);
        feed.OnStep("job_1", 1, 2, 20);
        Assert.Empty(_blobs.Names);

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.StartsWith("jobs/job_1/live/", Assert.Single(_blobs.Names), StringComparison.Ordinal);
        await new StoredFeedReader(_blobs).ReadAsync("job_1", null, _heard);
        Assert.Equal(["job_1 0@0 'Here is'", "job_1 1: 2/20"], _heard.Lines);
    }

    [Fact]
    public async Task Read_Again_GoesOnWhereItWas()
    {
        await using var feed = new StoredFeed(_blobs, _time, NullLogger<StoredFeed>.Instance);
        var reader = new StoredFeedReader(_blobs);
        feed.OnText("job_1", 0, 0, "a");
        feed.OnText("job_2", 0, 0, "not for us");
        _time.Advance(TimeSpan.FromSeconds(1));
        string? position = await reader.ReadAsync("job_1", null, _heard);
        feed.OnText("job_1", 0, 1, "b");
        _time.Advance(TimeSpan.FromSeconds(1));

        position = await reader.ReadAsync("job_1", position, _heard);
        Assert.Equal(position, await reader.ReadAsync("job_1", position, _heard));

        Assert.Equal(["job_1 0@0 'a'", "job_1 0@1 'b'"], _heard.Lines);
    }

    [Fact]
    public async Task Dispose_WithLinesLeft_WritesThem()
    {
        var feed = new StoredFeed(_blobs, _time, NullLogger<StoredFeed>.Instance);
        feed.OnText("job_1", 0, 0, "last words");

        await feed.DisposeAsync();
        feed.OnText("job_1", 0, 10, "too late");

        Assert.Single(_blobs.Names);
    }

    [Fact]
    public async Task Tell_StoreFails_LosesTheLinesAndNothingElse()
    {
        await using var feed = new StoredFeed(_blobs, _time, NullLogger<StoredFeed>.Instance);
        _blobs.Fault = new StoreException(StoreFailure.Transient, "it", "no answer", "one");
        feed.OnText("job_1", 0, 0, "lost");
        _time.Advance(TimeSpan.FromSeconds(1));
        _blobs.Fault = null;
        feed.OnText("job_1", 0, 4, "kept");
        _time.Advance(TimeSpan.FromSeconds(1));

        await new StoredFeedReader(_blobs).ReadAsync("job_1", null, _heard);

        Assert.Equal(["job_1 0@4 'kept'"], _heard.Lines);
    }

    private sealed class Heard : IJobFeed
    {
        public List<string> Lines { get; } = [];

        public void OnText(string job, int part, int offset, string delta) => Lines.Add($"{job} {part}@{offset} '{delta}'");

        public void OnStep(string job, int part, int done, int total) => Lines.Add($"{job} {part}: {done}/{total}");
    }
}
