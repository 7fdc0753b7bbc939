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
            ? new Change(source, Scene.Of(pair with { Background = New(voice, pair.Background) }), Left.Background)
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
            Left.Place => image with { Place = New(voice, image.Place) },
            Left.Background => image with { Background = New(voice, image.Background) },
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
        var attribute = voice.Pick(Left.Colour, Left.Size, Left.Shape, Left.Direction, Left.Direction, Left.Speed, Left.Speed, Left.Background);
        var result = attribute switch
        {
            Left.Direction => video with { Direction = New(voice, video.Direction) },
            Left.Speed => video with { Speed = New(voice, video.Speed) },
            Left.Background => video with { Background = New(voice, video.Background) },
            _ => video with { Subject = OfObject(voice, video.Subject, attribute) },
        };
        return new Change(source, Scene.Of(result), attribute);
    }

    private static Change OfSound(Voice voice, Scene source, SoundScene sound)
    {
        var attribute = voice.Pick(Left.Loudness, Left.Pitch, Left.Timbre, Left.Count);
        var result = attribute switch
        {
            Left.Loudness => sound with { Loudness = New(voice, sound.Loudness) },
            Left.Pitch => sound with { Pitch = New(voice, sound.Pitch) },
            Left.Timbre => sound with { Timbre = New(voice, sound.Timbre) },
            _ => sound with { Count = 1 + ((sound.Count + voice.Random.Next(3)) % 4) },
        };
        return new Change(source, Scene.Of(result), attribute);
    }

    /// <summary>Another value, and now and then the same: what is asked for is then there already.</summary>
    private static T New<T>(Voice voice, T value)
        where T : struct, Enum => voice.Chance(0.04) ? value : voice.Other(value);

    private static ShapeObject OfObject(Voice voice, ShapeObject value, Left attribute) => attribute switch
    {
        Left.Colour => value with { Colour = New(voice, value.Colour) },
        Left.Size => value with { Size = New(voice, value.Size) },
        _ => value with { Shape = New(voice, value.Shape) },
    };
}
