namespace NextGpt.Pipeline.Stores;

/// <summary>Streams of stores, read whole.</summary>
internal static class StoreBytes
{
    /// <summary>Reads a stream to its end and disposes it.</summary>
    public static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using (stream)
        {
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, cancellationToken);
            return bytes.ToArray();
        }
    }
}
