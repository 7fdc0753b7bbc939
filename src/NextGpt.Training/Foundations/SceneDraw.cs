using NextGpt.Contracts;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Splits;

namespace NextGpt.Training.Foundations;

/// <summary>Draws scenes by modality.</summary>
internal static class SceneDraw
{
    public static readonly Modality[] Media = [Modality.Image, Modality.Audio, Modality.Video];

    public static Scene Of(Modality modality, Random random, SplitPart part) => modality switch
    {
        Modality.Image => Scene.Of(SceneSampler.Image(random, part)),
        Modality.Audio => Scene.Of(SceneSampler.Sound(random, part)),
        Modality.Video => Scene.Of(SceneSampler.Video(random, part)),
        _ => throw new ArgumentOutOfRangeException(nameof(modality), modality, "Text is no scene; image, audio or video was expected."),
    };

    public static Scene Any(Random random, SplitPart part) => Of(Media[random.Next(Media.Length)], random, part);
}
