using System.Runtime;

namespace NextGpt.Training.Native;

/// <summary>
/// Lets garbage be collected only where <see cref="Renew"/> is called, never during a call into libtorch. TorchSharp 0.107 does not keep a
/// Scalar alive over the native call that reads it (the 1 of <c>a + b</c> among them): a collection in that moment frees it under
/// the reader, and a training run of hours meets that moment.
/// </summary>
internal sealed class CollectionPause : IDisposable
{
    private const long Budget = 200_000_000;
    private const int StepsPerCollection = 40;
    private int _steps;

    public CollectionPause() => Begin();

    /// <summary>Marks the end of a step; every so often it collects.</summary>
    public void Renew()
    {
        if (++_steps % StepsPerCollection == 0)
        {
            End();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Begin();
        }
    }

    public void Dispose() => End();

    private static void Begin()
    {
        if (GCSettings.LatencyMode != GCLatencyMode.NoGCRegion)
        {
            GC.TryStartNoGCRegion(Budget);
        }
    }

    private static void End()
    {
        if (GCSettings.LatencyMode == GCLatencyMode.NoGCRegion)
        {
            GC.EndNoGCRegion();
        }
    }
}
