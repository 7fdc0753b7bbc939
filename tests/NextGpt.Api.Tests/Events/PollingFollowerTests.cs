using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NextGpt.Api.Engine;
using NextGpt.Api.Events;
using NextGpt.Api.Jobs;
using NextGpt.Contracts.Jobs;
using NextGpt.Media.Stores;
using NextGpt.Media.Stores.Folders;
using NextGpt.Media.Stores.Links;
using NextGpt.Model.Tests.Support;
using NextGpt.Pipeline.Feeds;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Api.Tests.Events;

/// <summary>A job whose engine and model are in other processes.</summary>
public sealed class PollingFollowerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly JobEventHub _hub = new(TimeProvider.System);
    private readonly FarEngine _engine = new();
    private readonly PollingFollower _follower;
    private readonly IBlobArea _blobs;

    public PollingFollowerTests()
    {
        var signer = new MediaLinkSigner(new MediaLinkOptions { Key = new byte[32] }, TimeProvider.System);
        _blobs = new FolderMediaStore(new FolderStoreOptions { Root = _folder.Path }, signer, TimeProvider.System).Blobs;
        _follower = new PollingFollower(_hub, new JobAnswers(_engine, _blobs), new StoredFeedReader(_blobs), TimeProvider.System, NullLogger<PollingFollower>.Instance);
    }

    [Fact]
    public async Task Follow_JobElsewhere_HearsItsTextAndItsEnd()
    {
        JobLog log = _hub.LogOf("job_1");
        await using (var feed = new StoredFeed(_blobs, TimeProvider.System, NullLogger<StoredFeed>.Instance))
        {
            feed.OnText("job_1", 0, 0, "Here it is");
        }

        long position = log.Now;
        await using (_follower.Follow("job_1"))
        await using (_follower.Follow("job_1"))
        {
            var text = new StringBuilder();
            var stages = new List<string>();
            bool settled = false;
            while (!settled)
            {
                (IReadOnlyList<JobHappening> happened, Task changed) = log.After(position)!.Value;
                foreach (JobHappening happening in happened)
                {
                    position = happening.Sequence;
                    text.Append((happening as TextWritten)?.Delta);
                    settled |= happening is JobSettled;
                    if (happening is StageReached { Stage: var stage })
                    {
                        stages.Add(stage);
                        _engine.Instance = _engine.Instance with { Phase = JobPhase.Ended, Outcome = new JobOutcome(JobStatus.Succeeded, null, null) };
                    }
                }

                await (settled || happened.Count > 0 ? Task.CompletedTask : changed);
            }

            Assert.Equal("Here it is", text.ToString());
            Assert.Equal(["reason"], stages);
        }
    }

    [Fact]
    public async Task Follow_LastWatcherGone_NobodyIsAskedAnyMore()
    {
        await _follower.Follow("job_1").DisposeAsync();
        int asked = _engine.Asked;

        await _follower.Follow("job_2").DisposeAsync();

        Assert.DoesNotContain("job_1", _engine.Ids.Skip(asked));
    }

    public void Dispose() => _folder.Dispose();

    private sealed class FarEngine : IJobEngine
    {
        public List<string> Ids { get; } = [];

        public int Asked => Ids.Count;

        public JobInstance Instance { get; set; } = new()
        {
            Id = "job_1",
            Phase = JobPhase.Running,
            CreatedAt = DateTime.UnixEpoch,
            Progress = new JobProgress("reason", 0.1, DateTime.UnixEpoch, [], null),
        };

        public Task<JobInstance?> FindAsync(string instanceId, CancellationToken cancellationToken = default)
        {
            lock (Ids)
            {
                Ids.Add(instanceId);
            }

            return Task.FromResult<JobInstance?>(Instance);
        }

        public Task<bool> StartAsync(JobStart start, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<bool> StartRetryAsync(string instanceId, RetryPartStart start, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<JobInstancePage> ListAsync(string? after, int limit, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<JobInstance?> WaitAsync(string instanceId, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<bool> CancelAsync(string instanceId, CancelRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task<bool> PurgeAsync(string instanceId, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
