using System.Text;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Media;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Ingestion;

namespace NextGpt.Pipeline.Tests.Ingestion;

/// <summary>A service whose jobs end when a test says so.</summary>
internal sealed class FakeDropJobs(string mediaId) : IDropJobs
{
    public Dictionary<string, Job> Jobs { get; } = [];

    public List<string> Requests { get; } = [];

    public List<string> Taken { get; } = [];

    public bool IsFull { get; set; }

    public Exception? Trouble { get; set; }

    public Action? BeforeTake { get; set; }

    public Task<IDropMedium> TakeAsync(string name, Stream content, CancellationToken cancellationToken = default)
    {
        BeforeTake?.Invoke();
        cancellationToken.ThrowIfCancellationRequested();
        using StreamReader reader = new(content);
        string text = reader.ReadToEnd();
        Taken.Add(name);
        return Trouble is not null ? Task.FromException<IDropMedium>(Trouble)
            : text == "broken" ? Task.FromException<IDropMedium>(new MediaException(MediaErrorCode.Corrupt, name, "a damaged PNG file", "a whole picture"))
            : Task.FromResult<IDropMedium>(new Medium());
    }

    public Task<bool> StartAsync(string id, ReadOnlyMemory<byte> request, IReadOnlyDictionary<string, IDropMedium> files, CancellationToken cancellationToken = default)
    {
        string json = Encoding.UTF8.GetString(request.Span);
        if (json.Contains("bad", StringComparison.Ordinal))
        {
            throw new PermanentException(ErrorCodes.InvalidRequest, "input: 'bad'; expected good.");
        }

        if (!IsFull)
        {
            Requests.Add(json);
            Jobs.TryAdd(id, Job(id, JobStatus.InProgress));
        }

        return Task.FromResult(!IsFull);
    }

    public Task<Job?> FindAsync(string id, CancellationToken cancellationToken = default) => Task.FromResult(Jobs.GetValueOrDefault(id));

    public void EndAll(JobStatus status = JobStatus.Succeeded)
    {
        foreach (string id in Jobs.Keys.ToArray())
        {
            Jobs[id] = Job(id, status);
        }
    }

    private Job Job(string id, JobStatus status) => new()
    {
        Id = id,
        Status = status,
        Model = "fake",
        CreatedAt = 1,
        Parts = status != JobStatus.Succeeded ? [] :
        [
            new JobPart { Index = 0, Type = Modality.Text, Status = status, Text = "Here is one." },
            new JobPart { Index = 1, Type = Modality.Image, Status = status, Media = new JobMedia { Id = mediaId, Url = "/v1/media/x", ContentType = "image/png", Bytes = 3, Sha256 = mediaId[4..] } },
            new JobPart { Index = 2, Type = Modality.Text, Status = status, Text = "Like it?" },
        ],
        Receipt = status != JobStatus.Succeeded ? null : new JobReceipt { BundleDigest = "d", Seed = 7, Finish = "stop" },
        Error = status == JobStatus.Failed ? new JobError("deadline_exceeded", "Too late.") : null,
        Links = new JobLinks("self", "events", "cancel"),
    };

    private sealed class Medium : IDropMedium
    {
        public Modality Kind => Modality.Image;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
