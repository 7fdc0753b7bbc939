using NextGpt.Contracts.Jobs;
using NextGpt.Media.Stores;

namespace NextGpt.Api.Jobs;

/// <summary>Stored media as clients see them.</summary>
public static class StoredMediaView
{
    /// <summary>Describes a stored medium.</summary>
    /// <param name="stored">The medium.</param>
    /// <returns>What it is and where its bytes are.</returns>
    public static JobMedia Of(StoredMedia stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return new JobMedia
        {
            Id = stored.Id.ToString(),
            Url = $"/v1/media/{stored.Id}",
            ContentType = stored.Media.ContentType,
            Bytes = stored.Media.Bytes,
            Sha256 = stored.Id.Sha256,
            Width = stored.Media.Width,
            Height = stored.Media.Height,
            Seconds = stored.Media.Seconds,
            Frames = stored.Media.Frames,
            SampleRate = stored.Media.SampleRate,
        };
    }
}
