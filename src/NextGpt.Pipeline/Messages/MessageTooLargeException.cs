namespace NextGpt.Pipeline.Messages;

/// <summary>A message is too large to cross an engine: it holds what belongs into a blob.</summary>
/// <param name="type">What it is.</param>
/// <param name="length">Its length in bytes.</param>
/// <param name="limit">The most bytes.</param>
public sealed class MessageTooLargeException(string type, int length, int limit)
    : Exception($"Message {type}: {length} bytes; expected at most {limit}. What is larger belongs into a blob.")
{
    /// <summary>Gets what it is.</summary>
    public string Type { get; } = type;

    /// <summary>Gets its length in bytes.</summary>
    public int Length { get; } = length;

    /// <summary>Gets the most bytes.</summary>
    public int Limit { get; } = limit;
}
