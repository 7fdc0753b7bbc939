using System.Runtime;

namespace NextGpt.Training.Native;

/// <summary>
/// Lets garbage be collected only where <see cref="Renew"/> is called, never during a call into libtorch. TorchSharp 0.107 does not keep a
/// Scalar or a passing Tensor alive over the native call that reads it (the 1 of <c>a + b</c> among them): a collection in that moment frees it under
/// the reader, and a training run of hours meets that moment.
/// </summary>
internal sealed class CollectionPause : IDisposable
{
    private const long Budget = 240_000_000;
    private const long RenewAt = 80_000_000;
    private long _start;

    public CollectionPause() => Begin();

    /// <summary>Marks the end of a step; it collects where the next step might exhaust the budget.</summary>
    public void Renew()
    {
        if (GC.GetTotalAllocatedBytes() - _start > RenewAt)
        {
            End();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Begin();
        }
    }

    public void Dispose() => End();

    private void Begin()
    {
        _start = GC.GetTotalAllocatedBytes();
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
