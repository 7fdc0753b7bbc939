using NextGpt.Training.World.Language.Composition;
using NextGpt.Training.World.Language.Grammar;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Language;

/// <summary>Other wordings of a caption that say exactly the same: synonyms and other orders of words, nothing left out.</summary>
public static class CaptionParaphrases
{
    /// <summary>One wording by chance, in lower case; now and then the canonical one.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static string Of(Scene scene, Random random)
    {
        ArgumentNullException.ThrowIfNull(scene);
        return scene.Image is { } image ? Of(image, random) : scene.Sound is { } sound ? Of(sound, random) : Of(scene.Video!, random);
    }

    /// <summary>One wording of a picture.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static string Of(ImageScene image, Random random)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(random);
        return SceneWriter.Write(new Voice(random, PhrasingPart.Training), image, Left.None);
    }

    /// <summary>One wording of a sound.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static string Of(SoundScene sound, Random random)
    {
        ArgumentNullException.ThrowIfNull(sound);
        ArgumentNullException.ThrowIfNull(random);
        return SceneWriter.Write(new Voice(random, PhrasingPart.Training), sound, Left.None);
    }

    /// <summary>One wording of a video.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static string Of(VideoScene video, Random random)
    {
        ArgumentNullException.ThrowIfNull(video);
        ArgumentNullException.ThrowIfNull(random);
        return SceneWriter.Write(new Voice(random, PhrasingPart.Training), video, Left.None);
    }
}
