using NextGpt.Media.Images;

namespace NextGpt.Media.Preprocessing;

/// <summary>ImageBind's preprocessing of a still picture: shorter side to size (bicubic), centre crop, normalisation.</summary>
public sealed class ImagePreprocessor
{
    private readonly VisionPreprocessingOptions _options;
    private readonly PixelNormalizer _normalizer;

    /// <summary>Prepares for pictures of any size. Thread-safe.</summary>
    /// <param name="options">The constants of the tower.</param>
    /// <exception cref="ArgumentException">A constant is out of its range.</exception>
    public ImagePreprocessor(VisionPreprocessingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _normalizer = new PixelNormalizer(options.Mean, options.StandardDeviation);
    }

    /// <summary>Makes the tower's input of a picture.</summary>
    /// <param name="image">Any size.</param>
    /// <returns>[1, 3, frames per clip, size, size], RGB, normalised; the picture repeated along the frames.</returns>
    public FloatTensor Process(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        int size = _options.Size;
        int frames = _options.FramesPerClip;
        int area = size * size;
        RgbImage square = ResizeAndCrop(image, size);
        float[] values = new float[3 * frames * area];
        for (int channel = 0; channel < 3; channel++)
        {
            Span<float> first = values.AsSpan(channel * frames * area, area);
            ReadOnlySpan<float> table = _normalizer.Levels(channel);
            for (int i = 0; i < area; i++)
            {
                first[i] = table[square.Pixels[(i * 3) + channel]];
            }

            for (int frame = 1; frame < frames; frame++)
            {
                first.CopyTo(values.AsSpan(((channel * frames) + frame) * area, area));
            }
        }

        return new FloatTensor(values, 1, 3, frames, size, size);
    }

    /// <summary>Resizes a picture so that its shorter side has a length, and cuts the middle square out.</summary>
    /// <param name="image">Any size.</param>
    /// <param name="size">The side of the square in pixels, at least 1.</param>
    /// <returns>The square, 8-bit as Pillow's antialiased bicubic filter gives it.</returns>
    public static RgbImage ResizeAndCrop(RgbImage image, int size)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        int shorter = Math.Min(image.Width, image.Height);
        int width = checked((int)((long)size * image.Width / shorter));
        int height = checked((int)((long)size * image.Height / shorter));

        // torchvision rounds half to even here.
        int left = (int)Math.Round((width - size) / 2.0, MidpointRounding.ToEven);
        int top = (int)Math.Round((height - size) / 2.0, MidpointRounding.ToEven);
        return BicubicResizer.Resize(image, width, height, left, top, size, size);
    }
}
