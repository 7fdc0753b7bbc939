using System.Text.Json;
using System.Text.Json.Serialization;
using NextGpt.Media.Probing;

namespace NextGpt.Media.Stores;

/// <summary>What is kept beside the bytes of a medium; one short line of ASCII in either store.</summary>
internal sealed record MediaRecord(ProbedMedia Media, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt)
{
    public StoredMedia Of(MediaId id) => new(id, Media, CreatedAt, ExpiresAt);

    public bool HasExpired(DateTimeOffset now) => ExpiresAt <= now;

    /// <summary>Tells whether something that should live until a moment lives that long already.</summary>
    public bool LivesUntil(DateTimeOffset? moment) => ExpiresAt is null || (moment is { } m && ExpiresAt >= m);

    public string ToJson() => JsonSerializer.Serialize(this, MediaRecordContext.Default.MediaRecord);

    /// <exception cref="StoreException">It is not a record.</exception>
    public static MediaRecord Parse(MediaId id, string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, MediaRecordContext.Default.MediaRecord) is { Media: not null } record
                ? record
                : throw StoreException.BadRecord(id);
        }
        catch (JsonException e)
        {
            throw StoreException.BadRecord(id, e);
        }
    }
}

/// <summary>The serializer that the compiler writes: no reflection at run time.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MediaRecord))]
internal sealed partial class MediaRecordContext : JsonSerializerContext;
