using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using NextGpt.Api.Problems;
using NextGpt.Contracts.Problems;

namespace NextGpt.Api.Media.Uploads;

/// <summary>Reads the parts of multipart/form-data as they come; none of them is held.</summary>
internal static class FormParts
{
    private const int LongestBoundary = 200;
    private const int MostHeaders = 16;
    private const int LongestHeaders = 8192;

    /// <summary>Tells whether a request has such a body.</summary>
    public static bool Has(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads part after part; each is read or left before the next is asked for.</summary>
    /// <exception cref="ProblemException">The body is no multipart/form-data, or a part has no name.</exception>
    public static async IAsyncEnumerable<FormPart> ReadAsync(HttpRequest request, int most, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        MultipartReader reader = Open(request);
        for (int count = 0; await NextAsync(reader, cancellationToken) is { } section; count++)
        {
            if (count == most)
            {
                throw new ProblemException(StatusCodes.Status400BadRequest, ProblemCode.InvalidRequest, $"The form has more than {most} parts; expected at most that many.");
            }

            if (section.GetContentDispositionHeader() is not { } disposition || HeaderUtilities.RemoveQuotes(disposition.Name) is not { Length: > 0 } name)
            {
                throw Broken($"part {count + 1} has no name", null);
            }

            string? file = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value;
            yield return new FormPart(name.Value!, file, section.Body);
        }
    }

    /// <summary>Makes the problem of a body that breaks off or does not hold to its form.</summary>
    public static ProblemException Broken(string what, Exception? inner) =>
        new(StatusCodes.Status400BadRequest, ProblemCode.InvalidRequest, $"The form cannot be read: {what}; expected whole multipart/form-data.", inner: inner);

    private static MultipartReader Open(HttpRequest request)
    {
        string boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type) ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString() : "";
        return boundary.Length is > 0 and <= LongestBoundary
            ? new MultipartReader(boundary, request.Body) { HeadersCountLimit = MostHeaders, HeadersLengthLimit = LongestHeaders }
            : throw Broken($"a boundary of {boundary.Length} characters where 1 to {LongestBoundary} are expected", null);
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException and not BadHttpRequestException or InvalidDataException)
        {
            throw Broken("it breaks off, or a part's head is too long", e);
        }
    }
}

/// <summary>A part of a form.</summary>
/// <param name="Name">The name of the field.</param>
/// <param name="FileName">The name that the sender gives to the file; null if it is none.</param>
/// <param name="Body">Its bytes.</param>
internal sealed record FormPart(string Name, string? FileName, Stream Body);
