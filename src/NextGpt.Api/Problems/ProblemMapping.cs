using NextGpt.Api.Engine;
using NextGpt.Contracts.Problems;
using NextGpt.Media;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Api.Problems;

/// <summary>What an exception means to a client. Texts of exceptions that are not ours are never shown.</summary>
internal static class ProblemMapping
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(5);

    public static ProblemException Of(Exception exception) => exception switch
    {
        ProblemException e => e,
        JobQueueFullException e => new(StatusCodes.Status429TooManyRequests, ProblemCode.QueueFull, e.Message, inner: e) { RetryAfter = e.RetryAfter },
        MessageTooLargeException e => new(StatusCodes.Status400BadRequest, ProblemCode.InvalidRequest, $"The request names too many media, or too much else: {e.Message}", inner: e),
        MediaException e => new(StatusOf(e.Code), e.Code, e.Message, inner: e),
        StoreException { Failure: StoreFailure.NotFound } e => new(StatusCodes.Status404NotFound, ProblemCode.NotFound, e.Message, inner: e),
        StoreException { Failure: StoreFailure.OutOfRange } e => new(StatusCodes.Status416RangeNotSatisfiable, ProblemCode.InvalidRequest, e.Message, inner: e),
        StoreException { IsTransient: true } or TransientException => Unavailable(exception),
        PermanentException { Code: ErrorCodes.AddressRefused } e => new(StatusCodes.Status400BadRequest, e.Code, e.Message, inner: e),
        PermanentException { Code: ErrorCodes.ArtifactMissing } e => new(StatusCodes.Status404NotFound, ProblemCode.NotFound, e.Message, inner: e),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } e =>
            new(StatusCodes.Status413PayloadTooLarge, ProblemCode.TooLarge, "The body is larger than it may be.", inner: e),
        BadHttpRequestException e => new(e.StatusCode, ProblemCode.InvalidRequest, $"The request cannot be read: {ProblemWriter.ReasonOf(e.StatusCode)}.", inner: e),
        _ => new(StatusCodes.Status500InternalServerError, ProblemCode.Internal, "The service failed; its log tells why.", inner: exception),
    };

    public static ProblemException OfStatus(HttpContext context)
    {
        string path = Shown.Of(context.Request.Path);
        return context.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => new(StatusCodes.Status404NotFound, ProblemCode.NotFound, $"There is no {path}; expected a path of this service."),
            StatusCodes.Status405MethodNotAllowed => new(
                StatusCodes.Status405MethodNotAllowed, ProblemCode.MethodNotAllowed, $"{path} has no {Shown.Of(context.Request.Method)}; expected {context.Response.Headers.Allow}."),
            StatusCodes.Status415UnsupportedMediaType => new(
                StatusCodes.Status415UnsupportedMediaType, ProblemCode.UnsupportedType, $"Content-Type {Shown.Of(context.Request.ContentType ?? "")}: expected application/json, or multipart/form-data with files."),
            int status => new(status, ProblemCode.InvalidRequest, $"The request was refused: {ProblemWriter.ReasonOf(status)}."),
        };
    }

    private static ProblemException Unavailable(Exception e) =>
        new(StatusCodes.Status503ServiceUnavailable, ProblemCode.Unavailable, "The store does not answer; expected it to in a while.", inner: e) { RetryAfter = s_soon };

    private static int StatusOf(string code) => code switch
    {
        MediaErrorCode.TooLarge => StatusCodes.Status413PayloadTooLarge,
        MediaErrorCode.Unsupported => StatusCodes.Status415UnsupportedMediaType,
        MediaErrorCode.NotFound => StatusCodes.Status404NotFound,
        MediaErrorCode.ToolMissing or MediaErrorCode.EncodeFailed => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
