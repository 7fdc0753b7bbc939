using NextGpt.Media.Images;
using NextGpt.Media.Sounds;
using NextGpt.Media.Videos;

namespace NextGpt.Training.Tests.World.Verification;

/// <summary>What decoders and codecs do to media, put simply.</summary>
internal static class Degradations
{
    /// <summary>Half the size and back, then noise.</summary>
    public static RgbImage Blurred(RgbImage image, Random random, double sigma = 8)
    {
        int w = image.Width / 2;
        int h = image.Height / 2;
        double[] small = new double[w * h * 3];
        for (int y = 0; y < h; y++)
        {
            for (int x = 0; x < w * 3; x++)
            {
                int column = ((x / 3) * 6) + (x % 3);
                int row = 2 * y * image.Width * 3;
                int below = row + (image.Width * 3);
                small[(y * w * 3) + x] = (image.Pixels[row + column] + image.Pixels[row + column + 3] + image.Pixels[below + column] + image.Pixels[below + column + 3]) / 4.0;
            }
        }

        byte[] pixels = new byte[image.Pixels.Length];
        for (int i = 0; i < pixels.Length; i++)
        {
            double y = Math.Clamp((((i / 3 / image.Width) + 0.5) / 2) - 0.5, 0, h - 1);
            double x = Math.Clamp((((i / 3 % image.Width) + 0.5) / 2) - 0.5, 0, w - 1);
            int y0 = Math.Min((int)y, h - 2);
            int x0 = Math.Min((int)x, w - 2);
            double At(int dy, int dx) => small[((((y0 + dy) * w) + x0 + dx) * 3) + (i % 3)];
            double top = At(0, 0) + ((At(0, 1) - At(0, 0)) * (x - x0));
            double bottom = At(1, 0) + ((At(1, 1) - At(1, 0)) * (x - x0));
            pixels[i] = (byte)Math.Clamp(Math.Round(top + ((bottom - top) * (y - y0)) + (sigma * Normal(random))), 0, 255);
        }

        return new RgbImage(image.Width, image.Height, pixels);
    }

    public static VideoClip Blurred(VideoClip video, Random random) =>
        new(video.FramesPerSecond, [.. video.Frames.Select(f => Blurred(f, random))]);

    /// <summary>Noise, slow wavering of the loudness and an echo of 8 ms, as of a plain vocoder.</summary>
    public static SoundClip Roughened(SoundClip sound, Random random)
    {
        float[] clean = sound.Channels[0];
        float[] rough = new float[clean.Length];
        int echo = sound.SampleRate / 125;
        float loud = clean.Max(Math.Abs);
        double phase = random.NextDouble() * 6;
        for (int i = 0; i < rough.Length; i++)
        {
            double waver = 1 + (0.1 * Math.Sin((18.0 * i / sound.SampleRate) + phase));
            rough[i] = (float)((clean[i] * waver) + (0.15 * (i < echo ? 0 : clean[i - echo])) + (0.04 * loud * Normal(random)));
        }

        return new SoundClip(sound.SampleRate, rough);
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
