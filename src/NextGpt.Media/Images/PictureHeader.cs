using NextGpt.Contracts;
using NextGpt.Media.Limits;
using NextGpt.Media.Probing;
using SkiaSharp;

namespace NextGpt.Media.Images;

/// <summary>An opened picture whose header is within the limits and whose pixels are not decoded yet.</summary>
internal sealed class PictureHeader : IDisposable
{
    private readonly SKData _data;

    private PictureHeader(ContentFormat format, SKData data, SKCodec codec)
    {
        Format = format;
        Codec = codec;
        _data = data;
    }

    public ContentFormat Format { get; }

    public SKCodec Codec { get; }

    /// <summary>Gets the upright width in pixels.</summary>
    public int Width => PictureOrientation.SwapsSides(Codec.EncodedOrigin) ? Codec.Info.Height : Codec.Info.Width;

    /// <summary>Gets the upright height in pixels.</summary>
    public int Height => PictureOrientation.SwapsSides(Codec.EncodedOrigin) ? Codec.Info.Width : Codec.Info.Height;

    /// <summary>Gets the size in words.</summary>
    public string Size => SizeInWords(Width, Height);

    /// <summary>Opens a picture.</summary>
    /// <exception cref="MediaException">It is empty, no picture, damaged or beyond a limit.</exception>
    public static PictureHeader Read(ReadOnlySpan<byte> bytes, string name, MediaLimits limits)
    {
        if (bytes.IsEmpty)
        {
            throw new MediaException(MediaErrorCode.Empty, name, "0 bytes", ContentFormat.Accepted(Modality.Image));
        }

        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length, ContentSignature.HeadBytes)];
        ContentFormat? format = ContentSignature.Find(head);
        if (format is null || !format.Kinds.Contains(Modality.Image))
        {
            throw new MediaException(
                MediaErrorCode.Unsupported,
                name,
                format is null ? ContentSignature.Describe(head) : format.AFile,
                ContentFormat.Accepted(Modality.Image));
        }

        SKData data = SKData.CreateCopy(bytes);
        SKCodec? codec = SKCodec.Create(data);
        if (codec is null)
        {
            data.Dispose();
            throw new MediaException(MediaErrorCode.Corrupt, name, format.ADamagedFile, "a whole picture");
        }

        PictureHeader header = new(format, data, codec);
        try
        {
            header.Check(name, limits);
            return header;
        }
        catch
        {
            header.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Codec.Dispose();
        _data.Dispose();
    }

    private static string SizeInWords(int width, int height) =>
        FormattableString.Invariant($"{width} x {height} pixels ({width * (double)height / 1e6:0.####} megapixels)");

    private void Check(string name, MediaLimits limits)
    {
        if ((long)Width * Height > limits.MaxPixels)
        {
            throw new MediaException(MediaErrorCode.TooLarge, name, Size, FormattableString.Invariant($"at most {limits.MaxPixels / 1e6:0.####} megapixels"));
        }

        if (Math.Max(Width, Height) > limits.MaxSide)
        {
            throw new MediaException(MediaErrorCode.TooLarge, name, Size, $"sides of at most {limits.MaxSide} pixels");
        }
    }
}
