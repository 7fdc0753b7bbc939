namespace NextGpt.Cli.Hosting;

/// <summary>The user has to change something; the message says what, in one line.</summary>
internal sealed class UsageException(string message, Exception? inner = null) : Exception(message, inner);
