namespace NextGpt.Model.Benchmarks;

/// <summary>A tensor in managed memory; its data are floats or, where those are null, whole numbers.</summary>
internal sealed record PlainTensor(string Name, float[]? Floats, long[]? Integers, long[] Shape);
