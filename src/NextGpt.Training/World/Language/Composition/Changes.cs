using NextGpt.Training.World.Language.Grammar;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Language.Composition;

/// <summary>Draws a change of one attribute.</summary>
internal static class Changes
{
    /// <summary>A change, or null when the one that was drawn cannot be.</summary>
    /// <param name="voice">The chance.</param>
    /// <param name="source">What is changed.</param>
    /// <param name="forTail">Whether the change is to be said without naming a shape; of two shapes then only the background changes.</param>
    public static Change? Any(Voice voice, Scene source, bool forTail = false) => source switch
    {
        { Image: { Second: not null } pair } => forTail || voice.Chance(0.2)
            ? new Change(source, Scene.Of(pair with { Background = voice.Other(pair.Background) }), Left.Background)
            : OfPair(voice, source, pair),
        { Image: { } image } => OfImage(voice, source, image),
        { Sound: { } sound } => OfSound(voice, source, sound),
        _ => OfVideo(voice, source, source.Video!),
    };

    private static Change OfImage(Voice voice, Scene source, ImageScene image)
    {
        var attribute = voice.Pick(Left.Colour, Left.Colour, Left.Size, Left.Shape, Left.Place, Left.Background);
        var result = attribute switch
        {
            Left.Place => image with { Place = voice.Other(image.Place) },
            Left.Background => image with { Background = voice.Other(image.Background) },
            _ => image with { First = OfObject(voice, image.First, attribute) },
        };
        return new Change(source, Scene.Of(result), attribute);
    }

    private static Change? OfPair(Voice voice, Scene source, ImageScene pair)
    {
        var attribute = voice.Pick(Left.Colour, Left.Size, Left.Shape);
        var second = voice.Chance(0.5);
        var result = second ? pair with { Second = OfObject(voice, pair.Second!.Value, attribute) } : pair with { First = OfObject(voice, pair.First, attribute) };

        // The world's pairs always differ in colour.
        return result.First.Colour == result.Second!.Value.Colour ? null : new Change(source, Scene.Of(result), attribute, second);
    }

    private static Change OfVideo(Voice voice, Scene source, VideoScene video)
    {
        var attribute = voice.Pick(Left.Colour, Left.Size, Left.Shape, Left.Direction, Left.Direction, Left.Speed, Left.Background);
        var result = attribute switch
        {
            Left.Direction => video with { Direction = voice.Other(video.Direction) },
            Left.Speed => video with { Speed = voice.Other(video.Speed) },
            Left.Background => video with { Background = voice.Other(video.Background) },
            _ => video with { Subject = OfObject(voice, video.Subject, attribute) },
        };
        return new Change(source, Scene.Of(result), attribute);
    }

    private static Change OfSound(Voice voice, Scene source, SoundScene sound)
    {
        var attribute = voice.Pick(Left.Loudness, Left.Pitch, Left.Timbre, Left.Count);
        var result = attribute switch
        {
            Left.Loudness => sound with { Loudness = voice.Other(sound.Loudness) },
            Left.Pitch => sound with { Pitch = voice.Other(sound.Pitch) },
            Left.Timbre => sound with { Timbre = voice.Other(sound.Timbre) },
            _ => sound with { Count = 1 + ((sound.Count + voice.Random.Next(3)) % 4) },
        };
        return new Change(source, Scene.Of(result), attribute);
    }

    private static ShapeObject OfObject(Voice voice, ShapeObject value, Left attribute) => attribute switch
    {
        Left.Colour => value with { Colour = voice.Other(value.Colour) },
        Left.Size => value with { Size = voice.Other(value.Size) },
        _ => value with { Shape = voice.Other(value.Shape) },
    };
}
