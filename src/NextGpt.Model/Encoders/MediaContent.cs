using NextGpt.Contracts;
using NextGpt.Media.Images;
using NextGpt.Media.Sounds;
using NextGpt.Media.Videos;

namespace NextGpt.Model.Encoders;

/// <summary>A decoded medium of any kind; exactly one of its contents is there.</summary>
public sealed class MediaContent
{
    /// <summary>Wraps a picture.</summary>
    /// <param name="image">The picture.</param>
    public MediaContent(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        (Modality, Image) = (Modality.Image, image);
    }

    /// <summary>Wraps a sound.</summary>
    /// <param name="sound">The sound.</param>
    public MediaContent(SoundClip sound)
    {
        ArgumentNullException.ThrowIfNull(sound);
        (Modality, Sound) = (Modality.Audio, sound);
    }

    /// <summary>Wraps a video.</summary>
    /// <param name="video">The video.</param>
    public MediaContent(VideoClip video)
    {
        ArgumentNullException.ThrowIfNull(video);
        (Modality, Video) = (Modality.Video, video);
    }

    /// <summary>Gets what it is.</summary>
    public Modality Modality { get; }

    /// <summary>Gets the picture; null for other kinds.</summary>
    public RgbImage? Image { get; }

    /// <summary>Gets the sound; null for other kinds.</summary>
    public SoundClip? Sound { get; }

    /// <summary>Gets the video; null for other kinds.</summary>
    public VideoClip? Video { get; }
}
