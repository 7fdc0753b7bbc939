using NextGpt.Media.Images;
using NextGpt.Training.Stages;
using NextGpt.Training.World.Rendering;
using NextGpt.Training.World.Splits;
using static TorchSharp.torch;

namespace NextGpt.Training.Foundations;

/// <summary>The autoencoder of pictures and of the frames of videos.</summary>
internal static class PictureAutoencoderStage
{
    public const string Name = "picture-autoencoder";
    private const int Batch = 16;

    public static void Run(StageContext context) =>
        AutoencoderTraining.Run(context, Name, context.Configuration.PictureAutoencoder, 18000, 1.0e-3, random => Pictures(random.Random));

    private static Tensor Pictures(Random random)
    {
        RgbImage[] pictures = new RgbImage[Batch];
        for (int i = 0; i < Batch; i++)
        {
            // A picture's shapes have few places, a video's are anywhere on their way.
            pictures[i] = random.Next(3) == 0
                ? ImageRenderer.Render(SceneSampler.Image(random, SplitPart.Train), random)
                : VideoRenderer.Render(SceneSampler.Video(random, SplitPart.Train), random).Frames[random.Next(PictureGeometry.Frames)];
        }

        return Batches.Pictures(pictures);
    }
}
