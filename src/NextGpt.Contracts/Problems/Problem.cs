using System.Text.Json.Serialization;

namespace NextGpt.Contracts.Problems;

/// <summary>Why a request was not carried out, as RFC 9457 has it.</summary>
public sealed record Problem
{
    /// <summary>Gets a name for this kind of problem, <c>urn:nextgpt:problem:</c> and the code.</summary>
    public required string Type { get; init; }

    /// <summary>Gets what this kind of problem is called.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the status of the answer, 400 to 599.</summary>
    public required int Status { get; init; }

    /// <summary>Gets the sentence that says what is wrong this time: the thing, its value and what was expected.</summary>
    public required string Detail { get; init; }

    /// <summary>Gets the stable code, one of <see cref="ProblemCode"/> or of the job's own errors.</summary>
    public required string Code { get; init; }

    /// <summary>Gets the request's path.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Instance { get; init; }

    /// <summary>Gets every field that is wrong; null when it is not about fields.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FieldError>? Errors { get; init; }
}
