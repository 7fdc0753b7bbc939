using NextGpt.Api.Engine;
using NextGpt.Contracts.Jobs;
using NextGpt.Functions.Durable;
using NextGpt.Functions.Hosting;
using NextGpt.Functions.Tests.Support;
using NextGpt.Media.Stores;
using NextGpt.Media.Stores.Folders;
using NextGpt.Media.Stores.Links;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;
using NextGpt.Pipeline.Stores;

namespace NextGpt.Functions.Tests.Durable;

/// <summary>The engine over Durable's own client and host.</summary>
public sealed class DurableJobEngineTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nextgpt-functions-").FullName;
    private readonly DurableClients _clients = new();
    private readonly DurableJob _job = new();
    private readonly IBlobArea _blobs;

    public DurableJobEngineTests()
    {
        var signer = new MediaLinkSigner(new MediaLinkOptions { Key = new byte[32] }, TimeProvider.System);
        _blobs = new FolderMediaStore(new FolderStoreOptions { Root = _folder }, signer, TimeProvider.System).Blobs;
    }

    [Fact]
    public async Task Start_SameJobTwice_IsOneInstance()
    {
        await _job.OpenAsync();
        DurableJobEngine engine = Engine();

        Assert.True(await engine.StartAsync(_job.Start));
        Assert.False(await engine.StartAsync(_job.Start));
        JobInstance? ended = await engine.WaitAsync(_job.Start.Job);
        Assert.False(await engine.StartAsync(_job.Start));

        Assert.Equal(JobStatus.Succeeded, ended!.Outcome!.Status);
        Assert.Single(_job.Calls, c => c == ActivityNames.Reason);
    }

    [Fact]
    public async Task Find_Nothing_IsNull()
    {
        await _job.OpenAsync();
        DurableJobEngine engine = Engine();

        Assert.Null(await engine.FindAsync("job_nobody"));
        Assert.Null(await engine.WaitAsync("job_nobody"));
        Assert.False(await engine.CancelAsync("job_nobody", new CancelRequest()));
        Assert.False(await engine.PurgeAsync("job_nobody"));
    }

    [Fact]
    public async Task Start_IdLongerThanTheSchedulerTakes_IsFoundByIt()
    {
        await _job.OpenAsync();
        DurableJobEngine engine = Engine();
        string id = "job_" + new string('x', 100);

        await engine.StartAsync(_job.Start with { Job = id });

        Assert.Equal(id, (await engine.WaitAsync(id))!.Id);
    }

    [Fact]
    public async Task List_ManyJobs_NewestFirstAndByPages()
    {
        await _job.OpenAsync();
        DurableJobEngine engine = Engine();
        foreach (int i in Enumerable.Range(0, 5))
        {
            await engine.StartAsync(_job.Start with { Job = $"job_{i}", CreatedAt = _job.Start.CreatedAt.AddSeconds(i) });
        }

        JobInstancePage first = await engine.ListAsync(null, 2);
        JobInstancePage second = await engine.ListAsync(first.Next, 2);
        JobInstancePage third = await engine.ListAsync(second.Next, 2);

        Assert.Equal(["job_4", "job_3"], first.Instances.Select(i => i.Id));
        Assert.Equal(["job_2", "job_1"], second.Instances.Select(i => i.Id));
        Assert.Equal(["job_0"], third.Instances.Select(i => i.Id));
        Assert.Null(third.Next);
        await Assert.ThrowsAsync<FormatException>(() => engine.ListAsync("somewhere", 2));
    }

    [Fact]
    public async Task Cancel_JobAtWork_StopsItsActivityToo()
    {
        var cancels = new CancelMarks(_blobs, TimeProvider.System);
        var began = new TaskCompletionSource();
        bool stopped = false;
        _job.With(ActivityNames.Reason, _ => cancels.WatchAsync<object>(_job.Start.Job, async token =>
        {
            began.SetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, token);
            }
            finally
            {
                stopped = token.IsCancellationRequested;
            }

            return DurableJob.Reasoned();
        }));
        await _job.OpenAsync();
        DurableJobEngine engine = Engine();
        await engine.StartAsync(_job.Start);
        await began.Task;

        Assert.True(await engine.CancelAsync(_job.Start.Job, new CancelRequest("asked for")));
        JobInstance? ended = await engine.WaitAsync(_job.Start.Job);

        Assert.Equal(JobStatus.Canceled, ended!.Outcome!.Status);
        Assert.True(SpinWait.SpinUntil(() => stopped, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Purge_EndedJob_IsForgottenEverywhere()
    {
        await _job.OpenAsync();
        DurableJobEngine engine = Engine();
        await engine.StartAsync(_job.Start);
        await engine.WaitAsync(_job.Start.Job);
        await _job.EndAsync(_job.Start.Job);

        Assert.True(await engine.PurgeAsync(_job.Start.Job));

        Assert.Null(await engine.FindAsync(_job.Start.Job));
        Assert.Empty((await engine.ListAsync(null, 10)).Instances);
    }

    [Fact]
    public async Task Start_AsManyJobsAsMay_IsRefused()
    {
        var end = new TaskCompletionSource();
        _job.With(ActivityNames.Reason, async _ =>
        {
            await end.Task;
            return DurableJob.Reasoned();
        });
        await _job.OpenAsync();
        DurableJobEngine engine = Engine(most: 1);
        await engine.StartAsync(_job.Start);

        await Assert.ThrowsAsync<JobQueueFullException>(() => engine.StartAsync(_job.Start with { Job = "job_2" }));
        end.SetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _job.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private DurableJobEngine Engine(int most = 1000)
    {
        _clients.Use(_job.Client);
        return new DurableJobEngine(
            _clients, new JobIndex(_blobs), new CancelMarks(_blobs, TimeProvider.System), new AppOptions { MaxOpenJobs = most }, TimeProvider.System);
    }
}
