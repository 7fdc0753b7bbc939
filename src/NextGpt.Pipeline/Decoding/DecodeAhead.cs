using System.Collections.Concurrent;
using NextGpt.Model.Reasoning;
using NextGpt.Pipeline.Artifacts;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Pipeline.Decoding;

/// <summary>
/// Lets a decoder begin in the moment in which its group closes, while the group is still stored, announced and journalled. The activity that is
/// called for the group goes on with what has begun; until then nothing of it counts, and what no activity takes is stopped. For engines that run
/// a job's activities in one process. Thread-safe.
/// </summary>
/// <param name="decoder">Makes the media.</param>
/// <param name="time">The clock.</param>
public sealed class DecodeAhead(GroupDecoder decoder, TimeProvider time) : IAsyncDisposable
{
    /// <summary>How long a decoder waits for the activity that takes it; the engine is a few milliseconds behind.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, AheadRun> _runs = new(StringComparer.Ordinal);

    /// <summary>Gets how many have begun that no activity has taken.</summary>
    public int Waiting => _runs.Count;

    /// <summary>Begins, unless the same has begun.</summary>
    /// <param name="input">What the activity will be called with.</param>
    /// <param name="group">The group.</param>
    /// <param name="cancellationToken">The reasoning's: ends the work within one denoising step while no activity has taken it.</param>
    /// <param name="jobEnd">Ends it likewise. The reasoning may be over when a job is stopped, and its token then says nothing any more.</param>
    public void Begin(DecodeInput input, SignalGroup group, CancellationToken cancellationToken, CancellationToken jobEnd)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(group);
        string key = Key(input);
        if (_runs.ContainsKey(key))
        {
            return;
        }

        // Of the text's thread nothing is taken but the start.
        var run = new AheadRun(
            token => Task.Run(() => decoder.FindOrMakeAsync(input, group, token), token), time, end => _runs.TryRemove(KeyValuePair.Create(key, end)));
        _runs[key] = run;
        run.Await(cancellationToken, jobEnd);
    }

    /// <summary>Goes on with what has begun, which is the caller's from then on.</summary>
    /// <param name="input">What.</param>
    /// <param name="cancellationToken">Ends the work within one denoising step.</param>
    /// <returns>What is found or made; null if nothing of the kind has begun.</returns>
    public Task<GroupDecoding>? TryTake(DecodeInput input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        return _runs.TryRemove(Key(input), out AheadRun? run) ? run.TryTake(cancellationToken) : null;
    }

    /// <summary>Gives up what no activity has taken.</summary>
    /// <returns>Ends when nothing of it runs any more.</returns>
    public async ValueTask DisposeAsync()
    {
        AheadRun[] runs = [.. _runs.Values];
        foreach (AheadRun run in runs)
        {
            run.GiveUp();
        }

        await Task.WhenAll(runs.Select(run => (Task)run.Work)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static string Key(DecodeInput input) => $"{input.Job} {input.Group.Part} {ArtifactNames.Decoding(input)}";
}
