using NextGpt.Pipeline.Feeds;

namespace NextGpt.Server.Faults;

/// <summary>A feed with the points <c>text.N</c> and <c>step.N</c>.</summary>
internal sealed class FaultyFeed(IJobFeed inner, FaultPlan faults) : IJobFeed
{
    public void OnText(string job, int part, int offset, string delta)
    {
        inner.OnText(job, part, offset, delta);
        faults.ReachText(job);
    }

    public void OnStep(string job, int part, int done, int total)
    {
        inner.OnStep(job, part, done, total);
        faults.ReachStep(job, part, done);
    }
}
