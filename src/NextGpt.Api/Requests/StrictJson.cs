using System.Text.Json;
using System.Text.Unicode;
using NextGpt.Api.Problems;
using NextGpt.Contracts.Problems;

namespace NextGpt.Api.Requests;

/// <summary>Parses bodies of strangers: UTF-8, each name of an object once, only so deep; all fields that are wrong are told at once.</summary>
internal static class StrictJson
{
    /// <summary>Reads one object.</summary>
    /// <param name="utf8">One JSON document.</param>
    /// <param name="depth">How deep it may be.</param>
    /// <param name="read">Makes something of its fields, and notes those that are wrong.</param>
    /// <exception cref="ProblemException">It is no such JSON, or fields of it are wrong.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> utf8, int depth, Func<JsonFields, List<FieldError>, T> read)
    {
        if (!Utf8.IsValid(utf8.Span))
        {
            throw new ProblemException(StatusCodes.Status400BadRequest, ProblemCode.InvalidJson, "The body holds bytes that are no UTF-8; expected JSON in UTF-8.");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = depth, AllowDuplicateProperties = false });
            List<FieldError> errors = [];
            T? result = JsonFields.Of(document.RootElement, "", errors) is { } fields ? read(fields, errors) : default;
            return errors.Count == 0 ? result! : throw ProblemException.Invalid(errors);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second one is of escapes that stand for half a character.
            string place = e is JsonException { LineNumber: { } line, BytePositionInLine: { } column } ? $" at line {line + 1}, byte {column + 1}" : "";
            throw new ProblemException(
                StatusCodes.Status400BadRequest,
                ProblemCode.InvalidJson,
                $"The body is no JSON that is accepted here{place}; expected one object, at most {depth} levels deep, each of its names once.",
                inner: e);
        }
    }
}
