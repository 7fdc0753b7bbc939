using NextGpt.Media.Videos;

namespace NextGpt.Media.Preprocessing;

/// <summary>
/// ImageBind's preprocessing of a video: clips spread over its duration, the first and last frame of each (more are spread
/// evenly), shorter side to size (bilinear, not antialiased), crops along the long side, normalisation.
/// </summary>
public sealed class VideoPreprocessor
{
    private readonly VisionPreprocessingOptions _options;
    private readonly PixelNormalizer _normalizer;

    /// <summary>Prepares for videos of any size, rate and duration. Thread-safe.</summary>
    /// <param name="options">The constants of the tower.</param>
    /// <exception cref="ArgumentException">A constant is out of its range.</exception>
    public VideoPreprocessor(VisionPreprocessingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _normalizer = new PixelNormalizer(options.Mean, options.StandardDeviation);
    }

    /// <summary>Makes the tower's input of a video.</summary>
    /// <param name="video">Any size, rate and duration.</param>
    /// <returns>[clips x crops, 3, frames per clip, size, size], RGB, normalised; the crops of one clip stand together.</returns>
    public FloatTensor Process(VideoClip video)
    {
        ArgumentNullException.ThrowIfNull(video);
        int area = _options.Size * _options.Size;
        int view = 3 * _options.FramesPerClip * area;
        float[] values = new float[_options.Clips * _options.Crops * view];
        for (int clip = 0; clip < _options.Clips; clip++)
        {
            IReadOnlyList<int> frames = FrameIndices(video.Frames.Count, video.FramesPerSecond, clip);
            for (int frame = 0; frame < frames.Count; frame++)
            {
                BilinearFrame scaled = new(video.Frames[frames[frame]], _options.Size);
                for (int crop = 0; crop < _options.Crops; crop++)
                {
                    int position = _options.Crops == 1 ? 1 : crop;
                    Span<float> target = values.AsSpan(((clip * _options.Crops) + crop) * view, view);
                    WriteCrop(scaled, position, frame, target);
                }
            }
        }

        return new FloatTensor(values, _options.Clips * _options.Crops, 3, _options.FramesPerClip, _options.Size, _options.Size);
    }

    /// <summary>Tells which frames a clip is made of.</summary>
    /// <param name="frameCount">Of the video, at least 1.</param>
    /// <param name="framesPerSecond">Of the video, above 0.</param>
    /// <param name="clip">0 to clips - 1.</param>
    /// <returns>As many indices as frames per clip, ascending, each below <paramref name="frameCount"/>.</returns>
    internal IReadOnlyList<int> FrameIndices(int frameCount, double framesPerSecond, int clip)
    {
        // In frames rather than seconds: whole rates then round exactly.
        double length = framesPerSecond * _options.ClipSeconds;
        double start = clip * Math.Max(frameCount - length, 0) / Math.Max(_options.Clips - 1, 1);
        int first = Math.Min((int)Math.Ceiling(start), frameCount - 1);
        int end = (int)Math.Clamp(Math.Ceiling(start + length), first + 1, frameCount);
        int steps = Math.Max(_options.FramesPerClip - 1, 1);
        return [.. Enumerable.Range(0, _options.FramesPerClip).Select(i => first + (int)((long)i * (end - first - 1) / steps))];
    }

    private void WriteCrop(BilinearFrame frame, int position, int frameIndex, Span<float> view)
    {
        int size = _options.Size;
        int area = size * size;
        (int left, int top) = frame.CropOffset(position);
        for (int channel = 0; channel < 3; channel++)
        {
            Span<float> plane = view.Slice(((channel * _options.FramesPerClip) + frameIndex) * area, area);
            for (int y = 0; y < size; y++)
            {
                Span<float> row = plane.Slice(y * size, size);
                frame.ReadRow(channel, left, top + y, row);
                for (int x = 0; x < size; x++)
                {
                    row[x] = _normalizer.Normalize(channel, row[x]);
                }
            }
        }
    }
}
