using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;
using NextGpt.Pipeline.Orchestration;

namespace NextGpt.Server.Faults;

/// <summary>
/// Faults at named points of the work, for tests that kill a server where it hurts. Nothing of it is there unless it is configured.
/// </summary>
/// <param name="faults">The faults.</param>
internal sealed class FaultPlan(IReadOnlyList<FaultOptions> faults)
{
    private readonly int[] _left = [.. faults.Select(f => f.Times)];
    private readonly AsyncLocal<(string Activity, string Job)?> _current = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Job, int Part), string> _decoders = [];
    private readonly List<(string Job, int Part, int Done)> _ahead = [];
    private readonly ConcurrentDictionary<string, int> _deltas = new();

    /// <summary>Runs an activity, with its points before and behind.</summary>
    public async Task<string> RunAsync(string activity, string input, Func<Task<string>> run)
    {
        (string point, string job) = Describe(activity, input);
        _current.Value = (point, job);
        Reach($"{point}.enter", job);
        foreach (int done in TakeAhead(point, job))
        {
            ReachStep(point, job, done);
        }

        string result = await run();
        Reach($"{point}.leave", job);
        return result;
    }

    /// <summary>A point within the activity that runs here.</summary>
    public void Reach(string point)
    {
        if (_current.Value is var (activity, job))
        {
            Reach($"{activity}.{point}", job);
        }
    }

    public void ReachText(string job) => Reach(string.Create(CultureInfo.InvariantCulture, $"reason.text.{_deltas.AddOrUpdate(job, 1, (_, n) => n + 1)}"), job);

    /// <summary>A decoder's step. One that is ahead of its activity is named, and its points are reached, when the activity comes.</summary>
    public void ReachStep(string job, int part, int done)
    {
        string? point;
        lock (_lock)
        {
            if (!_decoders.TryGetValue((job, part), out point))
            {
                _ahead.Add((job, part, done));
                return;
            }
        }

        ReachStep(point, job, done);
    }

    private void ReachStep(string point, string job, int done) => Reach(string.Create(CultureInfo.InvariantCulture, $"{point}.step.{done}"), job);

    private int[] TakeAhead(string point, string job)
    {
        lock (_lock)
        {
            bool Mine((string Job, int Part, int Done) step) => step.Job == job && _decoders.GetValueOrDefault((job, step.Part)) == point;
            int[] steps = [.. _ahead.Where(Mine).Select(step => step.Done)];
            _ahead.RemoveAll(Mine);
            return steps;
        }
    }

    private void Reach(string point, string job)
    {
        for (int i = 0; i < faults.Count; i++)
        {
            if (string.Equals(faults[i].At, point, StringComparison.OrdinalIgnoreCase)
                && (faults[i].Job is null || faults[i].Job == job)
                && Interlocked.Decrement(ref _left[i]) >= 0)
            {
                Happen(faults[i], point);
            }
        }
    }

    private static void Happen(FaultOptions fault, string point)
    {
        switch (fault.Do)
        {
            case FaultKind.Kill:
                using (var self = Process.GetCurrentProcess())
                {
                    self.Kill();
                    self.WaitForExit();
                }

                break;
            case FaultKind.Fail:
                throw new PermanentException("injected", $"A fault was injected at {point}.");
            default:
                throw new TransientException("injected", $"A fault that passes was injected at {point}.");
        }
    }

    private (string Point, string Job) Describe(string activity, string input)
    {
        switch (activity)
        {
            case ActivityNames.Encode:
                EncodeInput encode = PipelineMessage.Read<EncodeInput>(input);
                return ($"encode.{encode.Media.Type.ToString().ToLowerInvariant()}", encode.Job);
            case ActivityNames.Reason:
                return (activity, PipelineMessage.Read<ReasonInput>(input).Job);
            case ActivityNames.Decode:
                DecodeInput decode = PipelineMessage.Read<DecodeInput>(input);
                string point = $"decode.{decode.Group.Type.ToString().ToLowerInvariant()}";
                lock (_lock)
                {
                    _decoders[(decode.Job, decode.Group.Part)] = point;
                }

                return (point, decode.Job);
            case ActivityNames.Assemble:
                return (activity, PipelineMessage.Read<AssembleInput>(input).Job);
            case ActivityNames.Notify:
                return (activity, PipelineMessage.Read<NotifyInput>(input).Job);
            default:
                return (activity, PipelineMessage.Read<DeadLetterInput>(input).Job);
        }
    }
}
