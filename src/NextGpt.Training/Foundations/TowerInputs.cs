using NextGpt.Media.Preprocessing;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Rendering;
using static TorchSharp.torch;

namespace NextGpt.Training.Foundations;

/// <summary>Renders scenes as the towers see them: through the very preprocessing of an answer, and more varied than the decoders draw.</summary>
internal sealed class TowerInputs(NanoConfiguration configuration)
{
    private const float Stray = 2.5f;
    private const float SoundStray = 7.5f;
    private static readonly int[] Sides = [64, 64, 64, 96, 160];
    private readonly ImagePreprocessor _image = new(configuration.VisionPreprocessing);
    private readonly VideoPreprocessor _video = new(configuration.VisionPreprocessing);
    private readonly AudioPreprocessor _audio = new(configuration.AudioPreprocessing);

    /// <summary>Renders one scene as the values of one tower input.</summary>
    public float[] Render(Scene scene, Random random)
    {
        if (scene.Sound is { } sound)
        {
            return _audio.Process(SoundRenderer.Render(sound, random, SoundRenderer.SampleRate, random.NextSingle() * SoundStray)).Values;
        }

        int side = Sides[random.Next(Sides.Length)];
        float stray = random.NextSingle() * Stray;
        return scene.Image is { } image
            ? _image.Process(ImageRenderer.Render(image, random, side, stray)).Values
            : _video.Process(VideoRenderer.Render(scene.Video!, random, side, stray)).Values;
    }

    /// <summary>Stacks pictures and videos as pixel values [n, 3, 2, s, s], with a little noise.</summary>
    public Tensor Vision(IReadOnlyList<float[]> rows, Generator generator)
    {
        int side = configuration.Vision.ImageSize;
        Tensor x = Batches.Rows(rows).view(rows.Count, 3, 2, side, side);
        return x + (randn(x.shape, generator: generator) * rand([rows.Count, 1, 1, 1, 1], generator: generator) * 0.15);
    }

    /// <summary>Stacks sounds as input features [n, 1, mels, frames], with a little noise.</summary>
    public Tensor Audio(IReadOnlyList<float[]> rows, Generator generator)
    {
        Tensor x = Batches.Rows(rows).view(rows.Count, 1, configuration.Audio.MelBins, configuration.Audio.Frames);
        return x + (randn(x.shape, generator: generator) * rand([rows.Count, 1, 1, 1], generator: generator) * 0.1);
    }
}
