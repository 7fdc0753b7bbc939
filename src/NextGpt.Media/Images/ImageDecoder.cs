using NextGpt.Media.Limits;
using NextGpt.Media.Probing;
using NextGpt.Media.Sources;
using SkiaSharp;

namespace NextGpt.Media.Images;

/// <summary>Reads PNG, JPEG, WebP and the first frame of GIF, upright (EXIF), transparency on white. Thread-safe.</summary>
public sealed class ImageDecoder
{
    private readonly MediaLimits _limits;

    /// <summary>Makes a reader.</summary>
    /// <param name="options">Its limits are checked against the file's header before any pixel is allocated.</param>
    public ImageDecoder(MediaOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _limits = options.Limits.Validated();
    }

    /// <summary>Reads a picture.</summary>
    /// <param name="source">The file.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The pixels, upright.</returns>
    /// <exception cref="MediaException">It is empty, no picture, damaged or beyond a limit.</exception>
    public async Task<RgbImage> DecodeAsync(MediaSource source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using Stream stream = source.Open();
        LimitedReader reader = new(stream, source.Name, _limits.MaxBytes);
        await reader.HeadAsync(ContentSignature.HeadBytes, cancellationToken);
        return Decode(await reader.ToArrayAsync(cancellationToken), source.Name);
    }

    /// <summary>Reads a picture that is in memory.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">What errors call it.</param>
    /// <returns>The pixels, upright.</returns>
    /// <exception cref="MediaException">It is empty, no picture, damaged or beyond a limit.</exception>
    public RgbImage Decode(ReadOnlySpan<byte> bytes, string name)
    {
        using PictureHeader header = PictureHeader.Read(bytes, name, _limits);
        SKCodec codec = header.Codec;
        using SKBitmap bitmap = new();
        if (!bitmap.TryAllocPixels(new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul)))
        {
            throw new MediaException(MediaErrorCode.TooLarge, name, header.Size, "a picture that fits in memory");
        }

        SKCodecResult result = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        if (result != SKCodecResult.Success)
        {
            string actual = result == SKCodecResult.IncompleteInput
                ? $"{header.Format.AFile} that ends too early"
                : header.Format.ADamagedFile;
            throw new MediaException(MediaErrorCode.Corrupt, name, actual, "a whole picture");
        }

        return PictureOrientation.Upright(bitmap.GetPixelSpan(), bitmap.Width, bitmap.Height, bitmap.RowBytes, codec.EncodedOrigin);
    }
}
