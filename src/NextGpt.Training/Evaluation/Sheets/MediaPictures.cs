using NextGpt.Media.Images;
using NextGpt.Media.Preprocessing;
using NextGpt.Media.Sounds;
using NextGpt.Media.Videos;
using NextGpt.Model.Encoders;

namespace NextGpt.Training.Evaluation.Sheets;

/// <summary>Shows any medium as a picture: a sound as its spectrogram, a video as its frames.</summary>
internal static class MediaPictures
{
    private const int Mels = 64;
    private const int Columns = 128;
    private const double Floor = -11;
    private const double Range = 11;
    private const int FramesInARow = 4;
    private const int MostFrames = 8;

    public static RgbImage Of(MediaContent content) => content switch
    {
        { Image: { } image } => image,
        { Sound: { } sound } => Spectrogram(sound),
        _ => Strip(content.Video!),
    };

    /// <summary>Time from left to right over the first two seconds, pitch upwards on a mel scale, loudness from black over red to yellow.</summary>
    public static RgbImage Spectrogram(SoundClip sound)
    {
        var options = new AudioPreprocessingOptions
        {
            MelBins = Mels,
            Frames = Columns,
            FrameShiftMilliseconds = 2000.0 / Columns,
            Clips = 1,
            Mean = 0,
            StandardDeviation = 0.5f,
        };
        float[] values = new AudioPreprocessor(options).Process(sound).Values;
        byte[] pixels = new byte[Mels * Columns * 3];
        for (int mel = 0; mel < Mels; mel++)
        {
            for (int column = 0; column < Columns; column++)
            {
                double loudness = Math.Clamp((values[(mel * Columns) + column] - Floor) / Range, 0, 1);
                int at = (((Mels - 1 - mel) * Columns) + column) * 3;
                pixels[at] = (byte)(255 * Math.Min(1, loudness * 1.6));
                pixels[at + 1] = (byte)(255 * Math.Max(0, (loudness * 1.8) - 0.8));
                pixels[at + 2] = (byte)(90 * (1 - Math.Abs((2 * loudness) - 0.6)) * Math.Min(1, loudness * 4));
            }
        }

        return new RgbImage(Columns, Mels, pixels);
    }

    /// <summary>Up to eight frames, evenly spread, four in a row with a white line between them.</summary>
    public static RgbImage Strip(VideoClip video)
    {
        int count = Math.Min(video.Frames.Count, MostFrames);
        int rows = (count + FramesInARow - 1) / FramesInARow;
        RgbImage first = video.Frames[0];
        var canvas = new SheetCanvas((Math.Min(count, FramesInARow) * (first.Width + 1)) - 1, (rows * (first.Height + 1)) - 1);
        for (int i = 0; i < count; i++)
        {
            RgbImage frame = video.Frames[i * video.Frames.Count / count];
            canvas.Draw(frame, i % FramesInARow * (first.Width + 1), i / FramesInARow * (first.Height + 1), 1);
        }

        return canvas.ToImage();
    }
}
