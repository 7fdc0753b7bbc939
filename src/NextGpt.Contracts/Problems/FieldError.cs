using System.Text.Json.Serialization;

namespace NextGpt.Contracts.Problems;

/// <summary>What is wrong with one field of a request.</summary>
/// <param name="Field">Which, such as <c>input[1].media</c>.</param>
/// <param name="Value">What was found, cut when it is long; null when there was none.</param>
/// <param name="Expected">What would have been accepted.</param>
public sealed record FieldError(string Field, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Value, string Expected)
{
    /// <summary>Tells it in one sentence.</summary>
    /// <returns>The field, its value and what was expected.</returns>
    public string ToSentence() => Value is null ? $"{Field} is missing; expected {Expected}." : $"{Field}: {Value}; expected {Expected}.";
}
