using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace NextGpt.Api.Page;

/// <summary>A file of the page, compressed at most once.</summary>
public sealed class PageFile
{
    private readonly Lazy<byte[]> _brotli;
    private readonly Lazy<byte[]> _gzip;

    internal PageFile(string path, string contentType, byte[] bytes)
    {
        Path = path;
        ContentType = contentType;
        Bytes = bytes;
        Digest = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12));
        _brotli = new Lazy<byte[]>(() => Compress(bytes, to => new BrotliStream(to, CompressionLevel.Optimal)));
        _gzip = new Lazy<byte[]>(() => Compress(bytes, to => new GZipStream(to, CompressionLevel.Optimal)));
    }

    /// <summary>Gets its path on the server, such as <c>/js/main.js</c>.</summary>
    public string Path { get; }

    /// <summary>Gets its MIME type.</summary>
    public string ContentType { get; }

    /// <summary>Gets its bytes as they are.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Gets a name for this content: 24 hexadecimal digits.</summary>
    public string Digest { get; }

    private bool IsText => ContentType.StartsWith("text/", StringComparison.Ordinal) || ContentType.EndsWith("+xml", StringComparison.Ordinal);

    /// <summary>Chooses the shortest form that a client takes.</summary>
    /// <param name="acceptEncoding">What it takes, as its header says.</param>
    /// <returns>The bytes and their content encoding; null is none.</returns>
    public (ReadOnlyMemory<byte> Bytes, string? Encoding) For(IEnumerable<StringWithQualityHeaderValue> acceptEncoding)
    {
        if (!IsText)
        {
            return (Bytes, null);
        }

        string[] taken = [.. acceptEncoding.Where(e => e.Quality is null or > 0).Select(e => e.Value.ToString())];
        return taken.Contains("br") ? (_brotli.Value, "br") : taken.Contains("gzip") ? (_gzip.Value, "gzip") : (Bytes, null);
    }

    private static byte[] Compress(byte[] bytes, Func<Stream, Stream> compressor)
    {
        var compressed = new MemoryStream();
        using (Stream stream = compressor(compressed))
        {
            stream.Write(bytes);
        }

        return compressed.ToArray();
    }
}
