namespace NextGpt.Pipeline.Activities;

/// <summary>Measures one thing after another.</summary>
internal sealed class Watch(TimeProvider time)
{
    private long _last = time.GetTimestamp();

    /// <summary>Gets the time since the last lap, in milliseconds.</summary>
    public double Lap()
    {
        long now = time.GetTimestamp();
        double lap = time.GetElapsedTime(_last, now).TotalMilliseconds;
        _last = now;
        return Math.Round(lap, 3);
    }
}
