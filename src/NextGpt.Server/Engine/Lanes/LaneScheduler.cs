namespace NextGpt.Server.Engine.Lanes;

/// <summary>
/// Lets activities run, oldest instance first. The model lane belongs to one job at a time, whose language model and decoders run side by
/// side in it; otherwise a decoder would have to wait for the end of the text that asked for it. Thread-safe.
/// </summary>
internal sealed class LaneScheduler(int modelLanes, int ioLanes, int noticeLanes)
{
    private readonly Lock _lock = new();
    private readonly SortedSet<LaneWork> _waiting = new(Comparer<LaneWork>.Create((a, b) => (a.Instance, a.Order).CompareTo((b.Instance, b.Order))));
    private readonly Dictionary<long, int> _models = [];
    private readonly HashSet<Task> _running = [];
    private int _io;
    private int _notices;
    private bool _stopped;

    public void Add(LaneWork work)
    {
        lock (_lock)
        {
            if (!_stopped)
            {
                _waiting.Add(work);
                StartAll();
            }
        }
    }

    /// <summary>Starts nothing more, and waits for what runs.</summary>
    public Task StopAsync()
    {
        lock (_lock)
        {
            _stopped = true;
            _waiting.Clear();
            return Task.WhenAll(_running);
        }
    }

    private void StartAll()
    {
        foreach (LaneWork work in _waiting.Where(TryEnter).ToArray())
        {
            _waiting.Remove(work);
            Task task = Task.Run(work.RunAsync);
            _running.Add(task);
            task.ContinueWith(done => Leave(work, done), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private bool TryEnter(LaneWork work)
    {
        if (work.Lane == Lane.Io)
        {
            bool free = _io < ioLanes;
            _io += free ? 1 : 0;
            return free;
        }

        if (work.Lane == Lane.Notice)
        {
            bool free = _notices < noticeLanes;
            _notices += free ? 1 : 0;
            return free;
        }

        if (!_models.ContainsKey(work.Instance) && _models.Count >= modelLanes)
        {
            return false;
        }

        _models[work.Instance] = _models.GetValueOrDefault(work.Instance) + 1;
        return true;
    }

    private void Leave(LaneWork work, Task done)
    {
        lock (_lock)
        {
            _running.Remove(done);
            if (work.Lane == Lane.Io)
            {
                _io--;
            }
            else if (work.Lane == Lane.Notice)
            {
                _notices--;
            }
            else if (--_models[work.Instance] == 0)
            {
                _models.Remove(work.Instance);
            }

            if (!_stopped)
            {
                StartAll();
            }
        }
    }
}
