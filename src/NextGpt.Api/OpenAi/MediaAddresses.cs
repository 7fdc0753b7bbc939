using NextGpt.Contracts.Jobs;
using NextGpt.Media.Stores;

namespace NextGpt.Api.OpenAi;

/// <summary>Media as clients of the façade take them: their bytes within the answer, or a link that needs no key.</summary>
/// <param name="store">Where they are.</param>
internal sealed class MediaAddresses(IMediaStore store)
{
    /// <summary>The longest that a medium may be to travel within an answer, in bytes; larger ones are linked.</summary>
    public const long MostInline = 16 << 20;

    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(1);

    /// <summary>Gives the address that a client asked for.</summary>
    public async Task<string> OfAsync(HttpContext context, JobMedia media, bool link) =>
        link || media.Bytes > MostInline ? (await LinkAsync(context, media)).Url : $"data:{media.ContentType};base64,{Convert.ToBase64String(await BytesAsync(media, context.RequestAborted))}";

    /// <summary>Makes a link that is good for an hour.</summary>
    public async Task<(string Url, long ExpiresAt)> LinkAsync(HttpContext context, JobMedia media)
    {
        ReadLink link = await store.CreateReadLinkAsync(MediaId.Parse(media.Id), s_lifetime, context.RequestAborted);
        string url = link.Url.IsAbsoluteUri && link.Url.Scheme is "http" or "https"
            ? link.Url.AbsoluteUri
            : $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{link.Url.OriginalString}";
        return (url, link.ExpiresAt.ToUnixTimeSeconds());
    }

    /// <summary>Reads a medium.</summary>
    public async Task<byte[]> BytesAsync(JobMedia media, CancellationToken cancellationToken)
    {
        await using MediaContent content = await store.OpenAsync(MediaId.Parse(media.Id), cancellationToken: cancellationToken);
        var bytes = new MemoryStream((int)content.Length);
        await content.Stream.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
