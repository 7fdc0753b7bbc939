using NextGpt.Pipeline.Errors;

namespace NextGpt.Pipeline.Tests.Support;

/// <summary>What one call of an activity does in a simulation.</summary>
internal sealed record Step(double Seconds, object? Result, ActivityFailure? Failure = null)
{
    public IReadOnlyList<(double After, object Payload)> Groups { get; init; } = [];

    public static Step Fails(string code, bool permanent, double seconds = 1) => new(seconds, null, new ActivityFailure(code, $"Simulated {code}.", permanent));
}
