namespace NextGpt.Pipeline.Generating;

/// <summary>The asker stopped the job.</summary>
internal sealed class JobCanceledException : Exception;
