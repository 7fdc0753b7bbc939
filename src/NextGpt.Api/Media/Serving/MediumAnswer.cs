using System.Text;
using NextGpt.Contracts.Media;
using NextGpt.Media.Stores;

namespace NextGpt.Api.Media.Serving;

/// <summary>What is known of a medium, as an answer.</summary>
internal sealed record MediumAnswer(string Json, int Status, string? Location) : IResult
{
    public static MediumAnswer Of(StoredMedia stored, int status)
    {
        var medium = new Medium
        {
            Id = stored.Id.ToString(),
            Type = stored.Media.Kind,
            Url = $"/v1/media/{stored.Id}",
            ContentType = stored.Media.ContentType,
            Bytes = stored.Media.Bytes,
            Sha256 = stored.Id.Sha256,
            Width = stored.Media.Width,
            Height = stored.Media.Height,
            Seconds = stored.Media.Seconds,
            Frames = stored.Media.Frames,
            SampleRate = stored.Media.SampleRate,
            CreatedAt = stored.CreatedAt.ToUnixTimeSeconds(),
            ExpiresAt = stored.ExpiresAt?.ToUnixTimeSeconds(),
        };
        return new MediumAnswer(MediumJson.Serialize(medium), status, medium.Url);
    }

    public static MediumAnswer Of(MediaId id, ReadLink link) => new(
        MediumJson.Serialize(new MediumLink(id.ToString(), link.Url.OriginalString, link.ExpiresAt.ToUnixTimeSeconds())), StatusCodes.Status201Created, null);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = "application/json";
        response.Headers.CacheControl = "no-store";
        if (Location is not null)
        {
            response.Headers.Location = Location;
        }

        return response.WriteAsync(Json + "\n", Encoding.UTF8, httpContext.RequestAborted);
    }
}
