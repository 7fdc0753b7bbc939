namespace NextGpt.Server.Engine.Journal;

/// <summary>A journal is not what this program writes.</summary>
/// <param name="message">The thing, its value and what was expected.</param>
public sealed class JournalException(string message) : Exception(message);
