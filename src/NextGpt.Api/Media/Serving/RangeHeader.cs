using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;
using NextGpt.Media.Stores;

namespace NextGpt.Api.Media.Serving;

/// <summary>Which part of a medium a request asks for (RFC 9110, 14).</summary>
/// <param name="Range">The part; null is all of it.</param>
/// <param name="IsOutside">Whether the part begins behind the end.</param>
internal sealed record RangeHeader(ByteRange? Range, bool IsOutside = false)
{
    private static readonly RangeHeader s_all = new((ByteRange?)null);

    public static RangeHeader Of(HttpRequest request, string entityTag, long bytes)
    {
        // Several parts, other units and what does not parse are answered with all of it, as servers may.
        RequestHeaders headers = request.GetTypedHeaders();
        if (!HttpMethods.IsGet(request.Method) || headers.Range is not { Ranges.Count: 1 } range || range.Unit != "bytes" || !IsCurrent(headers, entityTag))
        {
            return s_all;
        }

        RangeItemHeaderValue part = range.Ranges.First();
        (long from, long? to) = part.From is { } first ? (first, part.To) : (Math.Max(0, bytes - part.To!.Value), null);
        return from >= bytes || (part.From is null && part.To == 0)
            ? new RangeHeader(null, IsOutside: true)
            : new RangeHeader(new ByteRange(from, to is { } last ? last - from + 1 : null));
    }

    private static bool IsCurrent(RequestHeaders headers, string entityTag) =>
        headers.IfRange is not { } condition || (condition.EntityTag is { } tag && tag.Compare(new EntityTagHeaderValue(entityTag), useStrongComparison: true));
}
