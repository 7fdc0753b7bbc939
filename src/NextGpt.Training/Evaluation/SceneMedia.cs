using NextGpt.Model.Encoders;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Rendering;
using NextGpt.Training.World.Verification;

namespace NextGpt.Training.Evaluation;

/// <summary>Between scenes and media: renders the one, judges the other.</summary>
public static class SceneMedia
{
    /// <summary>Renders a scene as the medium that shows it.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="random">Decides the small differences within a scene.</param>
    public static MediaContent Render(Scene scene, Random random)
    {
        ArgumentNullException.ThrowIfNull(scene);
        return scene switch
        {
            { Image: { } image } => new MediaContent(ImageRenderer.Render(image, random)),
            { Sound: { } sound } => new MediaContent(SoundRenderer.Render(sound, random)),
            _ => new MediaContent(VideoRenderer.Render(scene.Video!, random)),
        };
    }

    /// <summary>Compares a medium with a scene of the same kind, attribute by attribute.</summary>
    /// <param name="expected">What was asked for.</param>
    /// <param name="actual">What was made.</param>
    /// <exception cref="ArgumentException">The medium is of another kind.</exception>
    public static SceneComparison Compare(Scene expected, MediaContent actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        return (expected, actual) switch
        {
            ({ Image: { } scene }, { Image: { } image }) => ImageVerifier.Compare(scene, image),
            ({ Sound: { } scene }, { Sound: { } sound }) => SoundVerifier.Compare(scene, sound),
            ({ Video: { } scene }, { Video: { } video }) => VideoVerifier.Compare(scene, video),
            _ => throw new ArgumentException($"A scene of kind {expected.Modality} is compared with a medium of kind {actual.Modality}.", nameof(actual)),
        };
    }
}
