using System.Text.Json.Serialization;

namespace NextGpt.Pipeline.Feeds;

/// <summary>What happened to a part: text came to stand in it, or a decoder went further.</summary>
/// <param name="Part">The part.</param>
/// <param name="Offset">Where the text stands; null is a step.</param>
/// <param name="Delta">The text.</param>
/// <param name="Done">The steps that are done.</param>
/// <param name="Total">All steps.</param>
internal sealed record FeedLine(int Part, int? Offset = null, string? Delta = null, int? Done = null, int? Total = null)
{
    /// <summary>Joins what one after the other comes to the same.</summary>
    public FeedLine? With(FeedLine next) => next.Part != Part ? null
        : Delta is not null && next.Delta is not null && next.Offset == Offset + Delta.Length ? this with { Delta = Delta + next.Delta }
        : Done is not null && next.Done is not null ? next
        : null;

    public void Tell(IJobFeed feed, string job)
    {
        if (Delta is not null && Offset is { } offset)
        {
            feed.OnText(job, Part, offset, Delta);
        }
        else if (Done is { } done && Total is { } total)
        {
            feed.OnStep(job, Part, done, total);
        }
    }
}

/// <summary>The serializer that the compiler writes: no reflection at run time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FeedLine[]))]
internal sealed partial class FeedJson : JsonSerializerContext;
