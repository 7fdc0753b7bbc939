namespace NextGpt.Media.Sources;

/// <summary>Reads sources within the limit on bytes, however long they claim to be.</summary>
internal static class SourceReading
{
    private const int BlockBytes = 81920;

    /// <summary>Reads the whole medium into memory.</summary>
    /// <exception cref="MediaException">It is empty or larger than the limit, or cannot be opened.</exception>
    public static async Task<byte[]> ReadAllAsync(MediaSource source, int maxBytes, CancellationToken cancellationToken)
    {
        await using Stream stream = source.Open();
        using MemoryStream memory = new(stream.CanSeek ? (int)Math.Min(stream.Length, maxBytes) : 0);
        await CopyAsync(stream, memory, source.Name, maxBytes, cancellationToken);
        return memory.Length == memory.Capacity ? memory.GetBuffer() : memory.ToArray();
    }

    private static async Task CopyAsync(Stream from, Stream to, string name, int maxBytes, CancellationToken cancellationToken)
    {
        if (from.CanSeek && from.Length > maxBytes)
        {
            throw TooLarge(name, from.Length, maxBytes);
        }

        byte[] block = new byte[BlockBytes];
        long total = 0;
        int read;
        while ((read = await from.ReadAsync(block, cancellationToken)) > 0)
        {
            total += read;
            if (total > maxBytes)
            {
                throw TooLarge(name, total, maxBytes);
            }

            await to.WriteAsync(block.AsMemory(0, read), cancellationToken);
        }

        if (total == 0)
        {
            throw new MediaException(MediaErrorCode.Empty, name, "0 bytes", "a picture, a sound or a video");
        }
    }

    private static MediaException TooLarge(string name, long actual, int limit) =>
        new(MediaErrorCode.TooLarge, name, FormattableString.Invariant($"{actual} bytes or more"), FormattableString.Invariant($"at most {limit} bytes"));
}
