namespace NextGpt.Pipeline.Errors;

/// <summary>Trying again would fail again: the request or what it names is wrong. Never retried.</summary>
/// <param name="code">The stable code that clients see.</param>
/// <param name="message">One sentence: the thing, its value and what was expected; it is stored and shown, so nothing secret.</param>
/// <param name="inner">The cause, where there is one.</param>
public sealed class PermanentException(string code, string message, Exception? inner = null) : PipelineException(code, message, inner);
