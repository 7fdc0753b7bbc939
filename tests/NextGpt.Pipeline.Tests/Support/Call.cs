namespace NextGpt.Pipeline.Tests.Support;

/// <summary>A call that an orchestration made.</summary>
internal sealed record Call(double At, string Name, string Input, int Attempt);
