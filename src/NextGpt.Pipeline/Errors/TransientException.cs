namespace NextGpt.Pipeline.Errors;

/// <summary>It may pass: a store that does not answer, a device that was lost. The engine tries again.</summary>
/// <param name="code">The stable code that clients see.</param>
/// <param name="message">One sentence: the thing, its value and what was expected; it is stored and shown, so nothing secret.</param>
/// <param name="inner">The cause, where there is one.</param>
public sealed class TransientException(string code, string message, Exception? inner = null) : PipelineException(code, message, inner);
