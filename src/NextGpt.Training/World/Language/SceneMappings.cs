using NextGpt.Contracts;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Language;

/// <summary>The world's conventions for showing a scene in another medium ("play what you see", "draw what you hear").</summary>
public static class SceneMappings
{
    private static readonly Colour[] s_countColours = [Colour.Red, Colour.Yellow, Colour.Green, Colour.Blue];

    /// <summary>Shows any scene in any medium; a scene of the same medium stays as it is.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="scene"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="modality"/> is text.</exception>
    public static Scene To(Modality modality, Scene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        return (modality, scene) switch
        {
            (Modality.Image, { Sound: { } sound }) => Scene.Of(ToImage(sound)),
            (Modality.Image, { Video: { } video }) => Scene.Of(ToImage(video)),
            (Modality.Audio, { Image: { } image }) => Scene.Of(ToSound(image)),
            (Modality.Audio, { Video: { } video }) => Scene.Of(ToSound(video)),
            (Modality.Video, { Image: { } image }) => Scene.Of(ToVideo(image)),
            (Modality.Video, { Sound: { } sound }) => Scene.Of(ToVideo(sound)),
            _ when modality == scene.Modality => scene,
            _ => throw new ArgumentOutOfRangeException(nameof(modality), modality, "A scene is shown as image, audio or video."),
        };
    }

    /// <summary>A note for each shape; instrument, loudness and pitch from the first shape and its place.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="image"/> is null.</exception>
    public static SoundScene ToSound(ImageScene image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var pitch = (image.Second, image.Place) switch
        {
            (null, Place.Top) => Pitch.High,
            (null, Place.Bottom) => Pitch.Low,
            _ => Pitch.Middle,
        };
        return new SoundScene(image.Second is null ? 1 : 2, LoudnessOf(image.First.Size), pitch, TimbreOf(image.First.Shape));
    }

    /// <summary>Pitch from the direction (up high, down low), one note when slow, three when fast.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="video"/> is null.</exception>
    public static SoundScene ToSound(VideoScene video)
    {
        ArgumentNullException.ThrowIfNull(video);
        var pitch = video.Direction switch
        {
            Direction.Up => Pitch.High,
            Direction.Down => Pitch.Low,
            _ => Pitch.Middle,
        };
        return new SoundScene(video.Speed == Speed.Slow ? 1 : 3, LoudnessOf(video.Subject.Size), pitch, TimbreOf(video.Subject.Shape));
    }

    /// <summary>The instrument's shape, the count's colour, the loudness as size and the pitch as height, on black.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="sound"/> is null.</exception>
    public static ImageScene ToImage(SoundScene sound)
    {
        ArgumentNullException.ThrowIfNull(sound);
        var place = sound.Pitch switch
        {
            Pitch.High => Place.Top,
            Pitch.Low => Place.Bottom,
            _ => Place.Middle,
        };
        return new ImageScene(ObjectOf(sound), place, Background.Black);
    }

    /// <summary>The moving shape, standing.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="video"/> is null.</exception>
    public static ImageScene ToImage(VideoScene video, Place place = Place.Middle)
    {
        ArgumentNullException.ThrowIfNull(video);
        return new ImageScene(video.Subject, place, video.Background);
    }

    /// <summary>The first shape of the picture, moving.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="image"/> is null.</exception>
    public static VideoScene ToVideo(ImageScene image, Direction direction = Direction.Right, Speed speed = Speed.Slow)
    {
        ArgumentNullException.ThrowIfNull(image);
        return new VideoScene(image.First, direction, speed, image.Background);
    }

    /// <summary>The instrument's shape moving: high notes up, low ones down, others to the right; loud ones fast.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="sound"/> is null.</exception>
    public static VideoScene ToVideo(SoundScene sound)
    {
        ArgumentNullException.ThrowIfNull(sound);
        var direction = sound.Pitch switch
        {
            Pitch.High => Direction.Up,
            Pitch.Low => Direction.Down,
            _ => Direction.Right,
        };
        return new VideoScene(ObjectOf(sound), direction, sound.Loudness == Loudness.Loud ? Speed.Fast : Speed.Slow, Background.Black);
    }

    private static ShapeObject ObjectOf(SoundScene sound)
    {
        var shape = sound.Timbre switch
        {
            Timbre.Flute => Shape.Circle,
            Timbre.Buzzer => Shape.Square,
            _ => Shape.Triangle,
        };
        return new ShapeObject(sound.Loudness == Loudness.Loud ? Size.Large : Size.Small, s_countColours[sound.Count - 1], shape);
    }

    private static Loudness LoudnessOf(Size size) => size == Size.Large ? Loudness.Loud : Loudness.Soft;

    private static Timbre TimbreOf(Shape shape) => shape switch
    {
        Shape.Circle or Shape.Ring => Timbre.Flute,
        Shape.Square or Shape.Cross => Timbre.Buzzer,
        _ => Timbre.Bell,
    };
}
