using System.Text;
using NextGpt.Api.Engine;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Api.Events;

/// <summary>What happened to one job at work, from when it was first heard of: as much as watchers who come back may ask for. Thread-safe.</summary>
internal sealed class JobLog(Func<long> number)
{
    private const int MostKept = 4096;

    private readonly Lock _lock = new();
    private readonly LinkedList<JobHappening> _kept = new();
    private readonly SortedDictionary<int, StringBuilder> _texts = [];
    private readonly SortedDictionary<int, (int Done, int Total)> _steps = [];
    private readonly Dictionary<int, PartProgress> _parts = [];
    private (string Stage, double Progress)? _stage;
    private long _before = number();
    private long _last;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets a value indicating whether the outcome is known: nothing more will happen.</summary>
    public bool IsSettled { get; private set; }

    public JobLive Live
    {
        get
        {
            lock (_lock)
            {
                return new JobLive(
                    _texts.ToDictionary(t => t.Key, t => t.Value.ToString()),
                    _steps.ToDictionary(s => s.Key, s => s.Value.Total == 0 ? 0 : (double)s.Value.Done / s.Value.Total));
            }
        }
    }

    /// <summary>Gets where somebody begins who knows all up to now.</summary>
    public long Now
    {
        get
        {
            lock (_lock)
            {
                return Math.Max(_last, _before);
            }
        }
    }

    /// <summary>Tells whether somebody who knows all up to a number can be told the rest.</summary>
    public bool Reaches(long sequence)
    {
        lock (_lock)
        {
            return sequence >= _before && sequence <= Math.Max(_last, _before);
        }
    }

    /// <summary>Gets what came after a number, and what to wait for when that is nothing. Null is that too much has happened since.</summary>
    public (IReadOnlyList<JobHappening> Happened, Task Changed)? After(long sequence)
    {
        lock (_lock)
        {
            return sequence < _before ? null : (_kept.Where(h => h.Sequence > sequence).ToArray(), _changed.Task);
        }
    }

    public void Text(int part, int offset, string delta)
    {
        lock (_lock)
        {
            StringBuilder text = _texts.TryGetValue(part, out StringBuilder? known) ? known : _texts[part] = new StringBuilder();
            if (IsSettled || (offset + delta.Length <= text.Length && text.ToString(offset, delta.Length) == delta))
            {
                return;
            }

            // What is written anew replaces what was there: a model run that is repeated elsewhere may come to other words.
            text.Length = Math.Min(offset, text.Length);
            text.Append(delta);
            Add(new TextWritten(number(), part, offset, delta));
        }
    }

    public void Step(int part, int done, int total)
    {
        lock (_lock)
        {
            int percent = total == 0 ? 0 : 100 * done / total;
            (int Done, int Total) before = _steps.GetValueOrDefault(part);
            _steps[part] = (done, total);
            if (!IsSettled && (before.Total != total || 100 * before.Done / total != percent))
            {
                Add(new StepsDone(number(), part, done, total));
            }
        }
    }

    public void Show(JobInstance instance)
    {
        lock (_lock)
        {
            if (IsSettled)
            {
                return;
            }

            foreach (PartProgress part in instance.Progress?.Groups ?? [])
            {
                if (_parts.GetValueOrDefault(part.Part) != part)
                {
                    _parts[part.Part] = part;
                    Add(new PartChanged(number(), part));
                }
            }

            if (instance.Progress is { } progress && _stage != (progress.Stage, progress.Progress))
            {
                _stage = (progress.Stage, progress.Progress);
                Add(new StageReached(number(), progress.Stage, progress.Progress));
            }

            if (instance.IsSettled)
            {
                IsSettled = true;
                Add(new JobSettled(number()));
            }
        }
    }

    private void Add(JobHappening happening)
    {
        _kept.AddLast(happening);
        _last = happening.Sequence;
        if (_kept.Count > MostKept)
        {
            _before = _kept.First!.Value.Sequence;
            _kept.RemoveFirst();
        }

        TaskCompletionSource changed = _changed;
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.SetResult();
    }
}
