namespace NextGpt.Media.Stores;

/// <summary>A part of a medium.</summary>
public sealed record ByteRange
{
    /// <summary>Takes a part.</summary>
    /// <param name="offset">The first byte, from 0.</param>
    /// <param name="length">How many bytes at most, at least 1; none for all up to the end.</param>
    /// <exception cref="ArgumentOutOfRangeException">The offset is negative, or the length is not positive.</exception>
    public ByteRange(long offset, long? length = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        if (length is { } given)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(given, nameof(length));
        }

        Offset = offset;
        Length = length;
    }

    /// <summary>Gets the first byte.</summary>
    public long Offset { get; }

    /// <summary>Gets how many bytes at most; none for all up to the end.</summary>
    public long? Length { get; }

    /// <summary>Cuts a range to what there is.</summary>
    /// <param name="range">The range, or none for all.</param>
    /// <param name="id">The medium.</param>
    /// <param name="bytes">Its length.</param>
    /// <exception cref="StoreException">The range begins at or behind the end.</exception>
    internal static (long Offset, long Length) Within(ByteRange? range, MediaId id, long bytes)
    {
        if (range is null)
        {
            return (0, bytes);
        }

        return range.Offset < bytes
            ? (range.Offset, Math.Min(range.Length ?? long.MaxValue, bytes - range.Offset))
            : throw new StoreException(StoreFailure.OutOfRange, id.ToString(), $"byte {range.Offset} was asked for", $"less than {bytes}, its length");
    }
}
