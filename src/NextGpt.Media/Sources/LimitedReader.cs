using NextGpt.Media.Probing;

namespace NextGpt.Media.Sources;

/// <summary>Reads a stream from head to end, within the limit on bytes, however long it claims to be.</summary>
internal sealed class LimitedReader
{
    private const int BlockBytes = 81920;

    private readonly Stream _stream;
    private readonly string _name;
    private readonly int _maxBytes;
    private byte[] _head = [];

    public LimitedReader(Stream stream, string name, int maxBytes)
    {
        _stream = stream;
        _name = name;
        _maxBytes = maxBytes;
    }

    /// <summary>Reads the first bytes; they are read again by what is called next.</summary>
    /// <returns>Fewer than asked for if the medium is shorter.</returns>
    /// <exception cref="MediaException">There is not one byte, or the stream tells that it is too long.</exception>
    public async Task<byte[]> HeadAsync(int count, CancellationToken cancellationToken)
    {
        if (_stream.CanSeek && _stream.Length > _maxBytes)
        {
            throw TooLarge(_stream.Length);
        }

        byte[] head = new byte[count];
        int read = await _stream.ReadAtLeastAsync(head, count, throwOnEndOfStream: false, cancellationToken);
        if (read == 0)
        {
            throw new MediaException(MediaErrorCode.Empty, _name, "0 bytes", ContentFormat.AllAccepted);
        }

        _head = head[..read];
        return _head;
    }

    /// <summary>Reads everything into memory.</summary>
    /// <exception cref="MediaException">It is too large.</exception>
    public async Task<byte[]> ToArrayAsync(CancellationToken cancellationToken)
    {
        using MemoryStream memory = new(_stream.CanSeek ? (int)_stream.Length : _head.Length);
        await CopyToAsync(memory, cancellationToken);
        return memory.Length == memory.Capacity ? memory.GetBuffer() : memory.ToArray();
    }

    /// <summary>Copies everything.</summary>
    /// <returns>The number of bytes.</returns>
    /// <exception cref="MediaException">It is too large.</exception>
    public async Task<long> CopyToAsync(Stream target, CancellationToken cancellationToken)
    {
        await target.WriteAsync(_head, cancellationToken);
        long total = _head.Length;
        byte[] block = new byte[BlockBytes];
        int read;
        while ((read = await _stream.ReadAsync(block, cancellationToken)) > 0)
        {
            total += read;
            if (total > _maxBytes)
            {
                throw TooLarge(total);
            }

            await target.WriteAsync(block.AsMemory(0, read), cancellationToken);
        }

        return total;
    }

    private MediaException TooLarge(long actual) =>
        new(MediaErrorCode.TooLarge, _name, $"{actual} bytes or more", $"at most {_maxBytes} bytes");
}
