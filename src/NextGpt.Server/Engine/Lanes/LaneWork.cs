namespace NextGpt.Server.Engine.Lanes;

/// <summary>A call of an activity that waits for its lane. What it runs never throws.</summary>
internal sealed record LaneWork(long Instance, long Order, Lane Lane, Func<Task> RunAsync);
