using NextGpt.Contracts.Jobs;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Pipeline.Generating;

/// <summary>The media of an answer in the making: each group is started once, however often it is told of. Part of the orchestration.</summary>
internal sealed class Decoders(StageRunner stages, JobStart start)
{
    private readonly List<(ClosedGroup Group, Task<PartOutcome> Work)> _work = [];

    /// <summary>Gets where each medium stands, by part.</summary>
    public IReadOnlyList<PartProgress> Progress => [.. _work.OrderBy(w => w.Group.Part).Select(w => Of(w.Group, w.Work))];

    /// <summary>Starts the decoder of a group, unless it has been started.</summary>
    public bool Start(ClosedGroup group)
    {
        // By what the group is, not by its part alone: a model run that was repeated on another device may have written it otherwise.
        if (_work.Any(w => w.Group == group))
        {
            return false;
        }

        _work.Add((group, DecodeAsync(group)));
        return true;
    }

    /// <summary>Waits until one more of these groups is done, or something else has happened.</summary>
    public Task NextAsync() => Task.WhenAny(_work.Select(w => w.Work).Where(w => !w.IsCompleted));

    /// <summary>Gets how many of these groups are not done.</summary>
    public int Open(IReadOnlyList<ClosedGroup> groups) => _work.Count(w => groups.Contains(w.Group) && !w.Work.IsCompleted);

    /// <summary>Gets what came of the groups that are done, in the order of their parts.</summary>
    public IReadOnlyList<PartOutcome> Outcomes(IReadOnlyList<ClosedGroup> groups) =>
        [.. groups.OrderBy(g => g.Part).Select(Outcome)];

    private PartOutcome Outcome(ClosedGroup group)
    {
        Task<PartOutcome>? work = _work.Where(w => w.Group == group).Select(w => w.Work).FirstOrDefault();
        return work is { IsCompletedSuccessfully: true } ? work.Result : Stopped(group);
    }

    private static PartOutcome Stopped(ClosedGroup group) => new(group, null, new JobError(ErrorCodes.Canceled, "The job was stopped before this part was made."));

    /// <summary>Never throws: a medium that cannot be made is missing, and nothing else.</summary>
    private async Task<PartOutcome> DecodeAsync(ClosedGroup group)
    {
        try
        {
            DecodeResult result = await stages.RunAsync<DecodeResult>(start.Limits.Decode, ActivityNames.Decode, deadline =>
                new DecodeSettings(start.Decoders, start.Steps, start.Guidance).Of(start.Job, start.BundleDigest, group, start.Seed, deadline, start.CreatedAt));
            return new PartOutcome(group, result, null);
        }
        catch (ActivityFailedException e)
        {
            return new PartOutcome(group, null, e.Failure.ToError());
        }
        catch (JobCanceledException)
        {
            return Stopped(group);
        }
    }

    private static PartProgress Of(ClosedGroup group, Task<PartOutcome> work) => work.IsCompletedSuccessfully
        ? new PartProgress(group.Part, group.Type, work.Result.Result is null ? JobStatus.Failed : JobStatus.Succeeded, work.Result.Result?.Media.Id)
        : new PartProgress(group.Part, group.Type, JobStatus.InProgress, null);
}
