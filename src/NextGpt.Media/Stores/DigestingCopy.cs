using System.Buffers;
using System.Security.Cryptography;
using NextGpt.Media.Probing;

namespace NextGpt.Media.Stores;

/// <summary>Copies a stream block by block and tells what it was made of.</summary>
internal static class DigestingCopy
{
    private const int BlockBytes = 128 << 10;

    /// <summary>Copies a medium.</summary>
    /// <param name="content">The sender's stream; its errors are the sender's and stay as they are.</param>
    /// <param name="media">What was probed.</param>
    /// <param name="target">The store's stream.</param>
    /// <param name="failure">Turns errors of the target into the store's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its id.</returns>
    /// <exception cref="ArgumentException">It is not as long as was probed; no more than one block beyond is read.</exception>
    public static async Task<MediaId> CopyAsync(
        Stream content, ProbedMedia media, Stream target, Func<Exception, StoreException?> failure, CancellationToken cancellationToken)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long total = await CopyAsync(content, media.Bytes, target, (block, count) => hash.AppendData(block, 0, count), failure, cancellationToken);
        return total == media.Bytes
            ? MediaId.FromDigest(hash.GetHashAndReset())
            : throw new ArgumentException(
                $"The content has {(total > media.Bytes ? "more than " + media.Bytes : total)} bytes; expected {media.Bytes}, as was probed.",
                nameof(content));
    }

    /// <summary>Copies everything.</summary>
    public static Task CopyAsync(Stream content, Stream target, Func<Exception, StoreException?> failure, CancellationToken cancellationToken) =>
        CopyAsync(content, long.MaxValue, target, (_, _) => { }, failure, cancellationToken);

    private static async Task<long> CopyAsync(
        Stream content, long most, Stream target, Action<byte[], int> seen, Func<Exception, StoreException?> failure, CancellationToken cancellationToken)
    {
        byte[] block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            long total = 0;
            int read;
            while (total <= most && (read = await content.ReadAsync(block, cancellationToken)) > 0)
            {
                total += read;
                seen(block, read);
                try
                {
                    if (content is MemoryStream)
                    {
                        // What is in memory is small: writing it costs less than waiting for a thread that writes it.
                        target.Write(block, 0, read);
                    }
                    else
                    {
                        await target.WriteAsync(block.AsMemory(0, read), cancellationToken);
                    }
                }
                catch (Exception e) when (failure(e) is { } mapped)
                {
                    throw mapped;
                }
            }

            return total;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}
