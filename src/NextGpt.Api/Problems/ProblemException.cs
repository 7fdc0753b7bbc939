using NextGpt.Contracts.Problems;

namespace NextGpt.Api.Problems;

/// <summary>A request that is not carried out, and why: it becomes problem details, or an error of another dialect.</summary>
public sealed class ProblemException : Exception
{
    /// <summary>Makes a problem.</summary>
    /// <param name="status">The status of the answer, 400 to 599.</param>
    /// <param name="code">The stable code.</param>
    /// <param name="detail">One sentence: the thing, its value and what was expected.</param>
    /// <param name="errors">The fields that are wrong, if it is about fields.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public ProblemException(int status, string code, string detail, IReadOnlyList<FieldError>? errors = null, Exception? inner = null)
        : base(detail, inner)
    {
        Status = status;
        Code = code;
        Errors = errors;
    }

    /// <summary>Gets the status of the answer.</summary>
    public int Status { get; }

    /// <summary>Gets the stable code.</summary>
    public string Code { get; }

    /// <summary>Gets the fields that are wrong; null when it is not about fields.</summary>
    public IReadOnlyList<FieldError>? Errors { get; }

    /// <summary>Gets when the same request may succeed; null is never, or unknown.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Makes the problem of fields that are wrong.</summary>
    /// <param name="errors">Which, at least one.</param>
    /// <returns>A problem of status 400.</returns>
    public static ProblemException Invalid(IReadOnlyList<FieldError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        return new ProblemException(StatusCodes.Status400BadRequest, ProblemCode.InvalidRequest, string.Join(" ", errors.Select(e => e.ToSentence())), errors);
    }

    /// <summary>Makes the problem of one field that is wrong.</summary>
    /// <param name="field">Which, such as <c>input[1].media</c>.</param>
    /// <param name="value">What was found; null when there was none.</param>
    /// <param name="expected">What would have been accepted.</param>
    /// <returns>A problem of status 400.</returns>
    public static ProblemException Invalid(string field, string? value, string expected) => Invalid([new FieldError(field, Shown.Of(value), expected)]);

    /// <summary>Makes the problem of something that is not there.</summary>
    /// <param name="thing">What kind of thing.</param>
    /// <param name="id">Its id as it was given.</param>
    /// <returns>A problem of status 404.</returns>
    public static ProblemException NotFound(string thing, string id) =>
        new(StatusCodes.Status404NotFound, ProblemCode.NotFound, $"There is no {thing} {Shown.Of(id)}; expected one that was made here and has not been deleted.");
}
