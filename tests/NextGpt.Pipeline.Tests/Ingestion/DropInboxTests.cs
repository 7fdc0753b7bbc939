using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Media.Probing;
using NextGpt.Media.Stores.Drops;
using NextGpt.Media.Stores.Folders;
using NextGpt.Media.Stores.Links;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Ingestion;
using NextGpt.Pipeline.Resilience;
using NextGpt.Pipeline.Stores;

namespace NextGpt.Pipeline.Tests.Ingestion;

public sealed class DropInboxTests : IAsyncLifetime
{
    private const string Request = """{"input":[{"type":"text","text":"hi"},{"type":"image","file":"cat.png"}]}""";

    private readonly string _root = Directory.CreateTempSubdirectory("drop-").FullName;
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private readonly FolderDropArea _area;
    private readonly BlobArtifacts _artifacts;
    private readonly StoredMediaFiles _media;
    private FakeDropJobs _jobs = null!;
    private DropInbox _inbox = null!;

    public DropInboxTests()
    {
        IoPipelines pipelines = new(TimeProvider.System);
        FolderMediaStore store = new(new FolderStoreOptions { Root = Path.Combine(_root, "store") }, new MediaLinkSigner(new MediaLinkOptions { Key = new byte[32] }, _time), _time);
        _area = new FolderDropArea(Path.Combine(_root, "drop"));
        _artifacts = new BlobArtifacts(store.Blobs, pipelines);
        _media = new StoredMediaFiles(store, pipelines, _time);
    }

    public async Task InitializeAsync()
    {
        _jobs = new FakeDropJobs(await _media.WriteAsync([1, 2, 3], new ProbedMedia(Modality.Image, "image/png", 3)));
        _inbox = Open();
    }

    [Fact]
    public async Task Scan_RequestWithMedia_BecomesAJobAndItsAnswerFiles()
    {
        Put("trip/request.json", Request);
        Put("trip/cat.png", "cat");
        Put("trip/not-named.png", "other");

        Assert.True(await LookAsync());
        Assert.Equal([Request], _jobs.Requests);
        Assert.Equal(["cat.png"], _jobs.Taken);
        Assert.Empty(Outbox("trip"));

        _jobs.EndAll();
        Assert.False(await LookAsync());
        Assert.Equal(["answer.json", "answer.txt", "part-1.png", "receipt.json", "upload.json"], Outbox("trip"));
        Assert.Equal("Here is one.\n\nLike it?\n", Read("trip/answer.txt"));
        Job answer = JobJson.Deserialize(Read("trip/answer.json"));
        Assert.Equal("part-1.png", answer.Parts[1].Media!.Url);
        Assert.Null(answer.Links);
        Assert.Contains("\"seed\": 7", Read("trip/receipt.json"), StringComparison.Ordinal);
        Assert.Equal(3, new FileInfo(Path.Combine(_root, "drop/outbox/trip/part-1.png")).Length);
    }

    [Fact]
    public async Task Scan_LoneMedium_IsAskedAboutAsConfigured()
    {
        Put("cat.png", "cat");
        await LookAsync();
        Assert.Equal(["""{"input":[{"type":"text","text":"What is it?"},{"type":"image","file":"cat.png"}]}"""], _jobs.Requests);
        _jobs.EndAll();
        await LookAsync();
        Assert.Contains("answer.json", Outbox("cat.png"));
    }

    [Fact]
    public async Task Scan_SameUploadAgain_IsOneJob_AndAnotherIsAnother()
    {
        Put("trip/request.json", Request);
        Put("trip/cat.png", "cat");
        await LookAsync();
        _jobs.EndAll();
        await LookAsync();

        // Another process, and the same files copied anew.
        _inbox = Open();
        File.SetLastWriteTimeUtc(Path.Combine(_area.Inbox, "trip/cat.png"), _time.GetUtcNow().UtcDateTime.AddMinutes(1));
        Assert.False(await LookAsync());
        Assert.Single(_jobs.Requests);

        Put("trip/cat.png", "another cat");
        await LookAsync();
        Assert.Equal(2, _jobs.Requests.Count);
        Assert.Equal(2, _jobs.Jobs.Count);
        _jobs.EndAll();
        await LookAsync();
        Assert.Contains(_jobs.Jobs.Keys.Last(), Read("trip/answer.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_GrowingFile_IsLeftUntilItHasSettled()
    {
        Put("cat.png", "c");
        Assert.True(await _inbox.ScanAsync());
        _time.Advance(TimeSpan.FromSeconds(1.5));
        Put("cat.png", "cat");
        Assert.True(await _inbox.ScanAsync());
        _time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.True(await _inbox.ScanAsync());
        Assert.Empty(_jobs.Taken);
        _time.Advance(TimeSpan.FromSeconds(1));
        await _inbox.ScanAsync();
        Assert.Single(_jobs.Requests);
    }

    [Theory]
    [InlineData("{", "cat", "invalid_request", "request.json: no JSON")]
    [InlineData("""{"bad":1}""", "cat", "invalid_request", "input: 'bad'; expected good.")]
    [InlineData(Request, "broken", "corrupt_media", "cat.png: a damaged PNG file; expected a whole picture.")]
    public async Task Scan_BrokenUpload_IsToldOnce(string request, string medium, string code, string message)
    {
        Put("trip/request.json", request);
        Put("trip/cat.png", medium);
        Assert.False(await LookAsync());
        Assert.Equal(["error.json", "upload.json"], Outbox("trip"));
        Assert.Contains($"\"code\": \"{code}\"", Read("trip/error.json"), StringComparison.Ordinal);
        Assert.Contains(message, Read("trip/error.json").Replace("\\u0027", "'", StringComparison.Ordinal), StringComparison.Ordinal);

        int taken = _jobs.Taken.Count;
        DateTime written = File.GetLastWriteTimeUtc(Path.Combine(_root, "drop/outbox/trip/error.json"));
        _inbox = Open();
        Assert.False(await LookAsync());
        Assert.Equal(taken, _jobs.Taken.Count);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(_root, "drop/outbox/trip/error.json")));
    }

    [Fact]
    public async Task Scan_FileMissing_IsWaitedForAndThenTold()
    {
        Put("trip/request.json", Request);
        Put("later/cat.png", "cat");
        Assert.True(await LookAsync());
        Assert.Empty(Outbox("trip"));
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.False(await LookAsync());
        Assert.Contains("file \\u0027cat.png\\u0027 is not beside it", Read("trip/error.json"), StringComparison.Ordinal);
        Assert.Contains("a folder without request.json", Read("later/error.json"), StringComparison.Ordinal);

        // Better late than never.
        Put("trip/cat.png", "cat");
        await LookAsync();
        Assert.Single(_jobs.Requests);
        _jobs.EndAll();
        await LookAsync();
        Assert.DoesNotContain("error.json", Outbox("trip"));
    }

    [Fact]
    public async Task Scan_TroubleThatMayPass_IsTriedAgainAndNotForEver()
    {
        Put("cat.png", "cat");
        _jobs.Trouble = new TransientException(ErrorCodes.Unreachable, "The store does not answer.");
        for (int i = 0; i < 4; i++)
        {
            Assert.True(await LookAsync());
            Assert.Empty(Outbox("cat.png"));
        }

        Assert.False(await LookAsync());
        Assert.Contains("Given up after 5 attempts: The store does not answer.", Read("cat.png/error.json"), StringComparison.Ordinal);
        Assert.Equal(5, _jobs.Taken.Count);
    }

    [Fact]
    public async Task Scan_TroubleThatPasses_EndsInAnAnswer()
    {
        Put("cat.png", "cat");
        _jobs.Trouble = new InvalidOperationException("a bug");
        await LookAsync();
        _jobs.Trouble = null;
        await LookAsync();
        _jobs.EndAll();
        Assert.False(await LookAsync());
        Assert.Contains("answer.json", Outbox("cat.png"));
    }

    [Fact]
    public async Task Scan_QueueFull_Waits_HoweverLong()
    {
        Put("cat.png", "cat");
        _jobs.IsFull = true;
        for (int i = 0; i < 20; i++)
        {
            Assert.True(await LookAsync());
        }

        _jobs.IsFull = false;
        await LookAsync();
        Assert.Single(_jobs.Requests);
    }

    [Fact]
    public async Task Scan_FileThatTakesTheProcessDown_IsGivenUp()
    {
        Put("cat.png", "cat");
        for (int i = 0; i < 5; i++)
        {
            _inbox = Open();
            await _inbox.ScanAsync();
            _time.Advance(TimeSpan.FromSeconds(3));
            using CancellationTokenSource death = new();
            _jobs.BeforeTake = death.Cancel;
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _inbox.ScanAsync(death.Token));
        }

        _jobs.BeforeTake = null;
        _inbox = Open();
        Assert.False(await LookAsync());
        Assert.Contains("did not survive 5 attempts", Read("cat.png/error.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_AfterADeath_DeliversWithoutASecondJob()
    {
        Put("cat.png", "cat");
        await LookAsync();
        _jobs.EndAll();
        _inbox = Open();
        Assert.False(await LookAsync());
        Assert.Single(_jobs.Requests);
        Assert.Contains("answer.json", Outbox("cat.png"));
    }

    [Fact]
    public async Task Deliver_JobOfADrop_IsPutIntoTheOutbox_AndNoOtherIs()
    {
        Put("cat.png", "cat");
        await LookAsync();
        string job = Assert.Single(_jobs.Jobs.Keys);
        Assert.False(await Open().DeliverAsync(job));
        _jobs.EndAll(JobStatus.Failed);
        Assert.True(await Open().DeliverAsync(job));
        Assert.Equal(["answer.json", "answer.txt", "error.json", "upload.json"], Outbox("cat.png"));
        Assert.Contains("Too late.", Read("cat.png/error.json"), StringComparison.Ordinal);
        Assert.False(await _inbox.DeliverAsync("job_other"));
    }

    [Fact]
    public async Task Scan_JobDeletedMeanwhile_IsToldAndNotStartedAgain()
    {
        Put("cat.png", "cat");
        await LookAsync();
        _jobs.Jobs.Clear();
        Assert.False(await LookAsync());
        Assert.Contains("its job was deleted", Read("cat.png/error.json"), StringComparison.Ordinal);
        Assert.Single(_jobs.Requests);
    }

    [Fact]
    public async Task Scan_OneAnswerHasNoPlace_OthersAreAnswered()
    {
        Put("a.png", "cat");
        Put("b.png", "dog");
        await File.WriteAllTextAsync(Path.Combine(_root, "drop/outbox/a.png"), "in the way");
        await LookAsync();
        _jobs.EndAll();
        Assert.True(await LookAsync());
        Assert.Contains("answer.json", Outbox("b.png"));
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    private DropInbox Open() => new(
        _area, _jobs, _artifacts, _media, new DropOptions { Prompt = "What is it?", MaxAttempts = 5, RetryDelay = TimeSpan.FromSeconds(1) }, _time, NullLogger<DropInbox>.Instance);

    private async Task<bool> LookAsync()
    {
        await _inbox.ScanAsync();
        _time.Advance(TimeSpan.FromSeconds(20));
        return await _inbox.ScanAsync();
    }

    private void Put(string path, string content)
    {
        string full = Path.Combine(_area.Inbox, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }

    private string Read(string path) => File.ReadAllText(Path.Combine(_root, "drop/outbox", path));

    private string[] Outbox(string upload)
    {
        string folder = Path.Combine(_root, "drop/outbox", upload);
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)] : [];
    }
}
