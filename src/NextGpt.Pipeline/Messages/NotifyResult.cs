namespace NextGpt.Pipeline.Messages;

/// <summary>What came of an announcement.</summary>
/// <param name="Delivered">Whether somebody took it.</param>
public sealed record NotifyResult(bool Delivered);
