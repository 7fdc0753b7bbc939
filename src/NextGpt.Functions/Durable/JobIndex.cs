using System.Globalization;
using System.Runtime.CompilerServices;
using NextGpt.Media.Stores;

namespace NextGpt.Functions.Durable;

/// <summary>The jobs by the time of their acceptance, newest first: a task hub keeps its instances in the order of their ids.</summary>
/// <param name="blobs">Where the index is.</param>
internal sealed class JobIndex(IBlobArea blobs)
{
    private const string Folder = "index";

    // Moments count down, so that the newest name is the first.
    private const int Digits = 19;

    public async Task AddAsync(string job, DateTime createdAt, CancellationToken cancellationToken)
    {
        using var nothing = new MemoryStream([], writable: false);
        await blobs.PutIfAbsentAsync($"{Folder}/{KeyOf(job, createdAt)}", nothing, cancellationToken);
    }

    public Task RemoveAsync(string job, DateTime createdAt, CancellationToken cancellationToken) =>
        blobs.DeleteAsync($"{Folder}/{KeyOf(job, createdAt)}", cancellationToken);

    /// <summary>Lists jobs after a key.</summary>
    /// <exception cref="FormatException">It is no key.</exception>
    public async IAsyncEnumerable<(string Job, string Key)> ListAsync(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (after is not null && !(after.IndexOf('.', StringComparison.Ordinal) == Digits && after.AsSpan(0, Digits).IndexOfAnyExceptInRange('0', '9') < 0))
        {
            throw new FormatException($"'{after}' is no place in the list of jobs.");
        }

        await foreach (StoredBlob blob in blobs.ListAsync(Folder, cancellationToken))
        {
            string key = blob.Name[(Folder.Length + 1)..];
            if (after is null || string.CompareOrdinal(key, after) > 0)
            {
                yield return (key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..], key);
            }
        }
    }

    private static string KeyOf(string job, DateTime createdAt) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTime.MaxValue.Ticks - createdAt.Ticks:D19}.{job}");
}
