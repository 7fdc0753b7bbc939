using System.Text.Json;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Stores;

namespace NextGpt.Pipeline.Feeds;

/// <summary>Reads what <see cref="StoredFeed"/> of other processes wrote.</summary>
/// <param name="blobs">The store.</param>
public sealed class StoredFeedReader(IBlobArea blobs)
{
    /// <summary>Tells a feed what is new.</summary>
    /// <param name="job">Of which job.</param>
    /// <param name="after">What the call before returned; null is from the beginning.</param>
    /// <param name="feed">Hears it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Where the next call goes on.</returns>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public async Task<string?> ReadAsync(string job, string? after, IJobFeed feed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(feed);
        List<string> names = [];
        await foreach (StoredBlob blob in blobs.ListAsync(StoredFeed.Prefix(job), cancellationToken))
        {
            if (string.CompareOrdinal(blob.Name, after) > 0)
            {
                names.Add(blob.Name);
            }
        }

        foreach (string name in names)
        {
            if (await blobs.TryGetAsync(name, cancellationToken) is { } stream)
            {
                byte[] bytes = await StoreBytes.ReadAsync(stream, cancellationToken);
                foreach (FeedLine line in JsonSerializer.Deserialize(bytes, FeedJson.Default.FeedLineArray) ?? [])
                {
                    line.Tell(feed, job);
                }
            }

            after = name;
        }

        return after;
    }
}
