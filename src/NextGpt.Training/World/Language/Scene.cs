using NextGpt.Contracts;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Language;

/// <summary>A scene of any of the three media. Equal when the scenes are equal.</summary>
public sealed record Scene
{
    private Scene()
    {
    }

    /// <summary>The medium that shows the scene.</summary>
    public Modality Modality => Image is not null ? Modality.Image : Sound is not null ? Modality.Audio : Modality.Video;

    /// <summary>The picture, or null when this is another medium.</summary>
    public ImageScene? Image { get; private init; }

    /// <summary>The sound, or null when this is another medium.</summary>
    public SoundScene? Sound { get; private init; }

    /// <summary>The video, or null when this is another medium.</summary>
    public VideoScene? Video { get; private init; }

    /// <summary>Wraps a picture.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="image"/> is null.</exception>
    public static Scene Of(ImageScene image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return new Scene { Image = image };
    }

    /// <summary>Wraps a sound.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="sound"/> is null.</exception>
    public static Scene Of(SoundScene sound)
    {
        ArgumentNullException.ThrowIfNull(sound);
        return new Scene { Sound = sound };
    }

    /// <summary>Wraps a video.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="video"/> is null.</exception>
    public static Scene Of(VideoScene video)
    {
        ArgumentNullException.ThrowIfNull(video);
        return new Scene { Video = video };
    }

    /// <summary>The canonical caption.</summary>
    public override string ToString() => Caption.Of(this);
}
