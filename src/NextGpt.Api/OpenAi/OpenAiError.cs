using System.Text.Json.Serialization;

namespace NextGpt.Api.OpenAi;

/// <summary>What OpenAI's clients expect instead of an answer.</summary>
/// <param name="Error">What is wrong.</param>
internal sealed record OpenAiError(OpenAiErrorBody Error);

/// <summary>What is wrong with a request.</summary>
/// <param name="Message">One sentence: the thing, its value and what was expected.</param>
/// <param name="Type">Whose fault it is, in OpenAI's words.</param>
/// <param name="Param">The field, if it is about one.</param>
/// <param name="Code">The stable code that problem details have too.</param>
internal sealed record OpenAiErrorBody(
    string Message,
    string Type,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Param,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Code)
{
    /// <summary>Gets the job that it is about, which may still be looked at; null if there is none.</summary>
    public string? JobId { get; init; }
}
