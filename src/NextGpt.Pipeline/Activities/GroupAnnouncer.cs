using NextGpt.Model.Reasoning;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Feeds;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Pipeline.Activities;

/// <summary>Stores each closed group at once, and announces it when it and those before it are stored, while the language model goes on.</summary>
internal sealed class GroupAnnouncer(
    string instanceId, string job, IArtifactStore artifacts, IEventRaiser events, IJobFeed feed, Action onFirstText, Action<ClosedGroup, SignalGroup> onClosed, CancellationToken cancellationToken) : IReasoningObserver
{
    private readonly List<ClosedGroup> _groups = [];
    private readonly Dictionary<int, int> _lengths = [];
    private readonly List<Task> _announced = [];
    private Task _last = Task.CompletedTask;

    public void OnText(int part, string delta)
    {
        if (part == 0 && _lengths.Count == 0)
        {
            onFirstText();
        }

        int offset = _lengths.GetValueOrDefault(part);
        _lengths[part] = offset + delta.Length;
        feed.OnText(job, part, offset, delta);
    }

    public void OnGroup(SignalGroup group) => _last = StoreAsync(_last, group);

    /// <summary>Waits until all groups are stored.</summary>
    public async Task<IReadOnlyList<ClosedGroup>> StoredAsync()
    {
        await _last;
        return _groups;
    }

    /// <summary>Waits until all groups are announced; they are stored.</summary>
    public Task AnnouncedAsync() => Task.WhenAll(_announced);

    private async Task StoreAsync(Task before, SignalGroup group)
    {
        using var bytes = new MemoryStream();
        group.Write(bytes);
        byte[] content = bytes.ToArray();
        string digest = ArtifactStoreExtensions.Digest(content);
        string name = ArtifactNames.Group(job, group.Part, digest);
        var closed = new ClosedGroup(group.Part, group.Modality, new ArtifactReference(name, digest));
        onClosed(closed, group);
        await Task.WhenAll(before, artifacts.PutIfAbsentAsync(name, content, cancellationToken));
        _groups.Add(closed);
        _announced.Add(events.RaiseEventAsync(instanceId, EventNames.GroupClosed, closed, cancellationToken));
    }
}
