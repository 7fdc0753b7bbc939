using NextGpt.Api.Media.Uploads;
using NextGpt.Api.Problems;
using NextGpt.Contracts.Problems;

namespace NextGpt.Api.Requests;

/// <summary>Reads bodies of JSON up to a limit.</summary>
internal static class JsonBody
{
    private const int Chunk = 81920;

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (!request.HasJsonContentType())
        {
            throw new ProblemException(
                StatusCodes.Status415UnsupportedMediaType,
                ProblemCode.UnsupportedType,
                request.ContentType is { } type ? $"Content-Type {Shown.Of(type)}: expected application/json, or multipart/form-data with files." : "Content-Type is missing; expected application/json, or multipart/form-data with files.");
        }

        if (request.ContentLength > limit)
        {
            throw TooLarge(limit);
        }

        BodyLimit.Set(request, limit);
        return await ReadAsync(request.Body, limit, cancellationToken);
    }

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream content, int limit, CancellationToken cancellationToken)
    {
        var body = new MemoryStream();
        byte[] chunk = new byte[Chunk];
        for (int read = await content.ReadAsync(chunk, cancellationToken); read > 0; read = await content.ReadAsync(chunk, cancellationToken))
        {
            body.Write(chunk, 0, read);
            if (body.Length > limit)
            {
                throw TooLarge(limit);
            }
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static ProblemException TooLarge(int limit) =>
        new(StatusCodes.Status413PayloadTooLarge, ProblemCode.TooLarge, $"The body is larger than {limit} bytes; expected less: larger media are uploaded first, with POST /v1/media.");
}
