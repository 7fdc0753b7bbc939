using NextGpt.Training.World.Language.Grammar;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Language.Composition;

/// <summary>Says a change in short: "in blue", "bigger", "on a white background", "with a bell".</summary>
internal static class ChangeTails
{
    public static string Write(Voice voice, Change change)
    {
        var (image, sound, video) = (change.Result.Image, change.Result.Sound, change.Result.Video);
        var subject = image?.First ?? video?.Subject ?? default;
        return change.Attribute switch
        {
            Left.Colour => $"in {Synonyms.Colours.Pick(voice, (int)subject.Colour)}",
            Left.Size => Synonyms.NewSizes.Pick(voice, (int)subject.Size),
            Left.Shape => $"{voice.Pick("with", "as")} {Lexicon.WithArticle(Synonyms.Shapes.Pick(voice, (int)subject.Shape))}",
            Left.Place => Synonyms.Places.Pick(voice, (int)image!.Place),
            Left.Background => SceneWriter.Background(voice, image?.Background ?? video!.Background),
            Left.Direction => $"{voice.Pick("moving", "moving", "going")} {Synonyms.Directions.Pick(voice, (int)video!.Direction)}",
            Left.Speed => video!.Speed == Speed.Fast ? voice.Pick("faster", "fast", "quickly", "more quickly", "at high speed") : voice.Pick("slower", "slowly", "more slowly", "in slow motion", "at low speed"),
            Left.Loudness => Synonyms.NewLoudnesses.Pick(voice, (int)sound!.Loudness),
            Left.Pitch => Pitch(voice, change),
            Left.Timbre => $"{voice.Pick("with", "on")} {Lexicon.WithArticle(Synonyms.Timbres.Pick(voice, (int)sound!.Timbre))}",
            _ => $"with {Count(voice, sound!)}",
        };
    }

    /// <summary>"higher" and "lower" are one step; a middle pitch and a jump of two steps are named.</summary>
    public static string Pitch(Voice voice, Change change)
    {
        var (before, after) = (change.Source.Sound!.Pitch, change.Result.Sound!.Pitch);
        if (Math.Abs((int)after - (int)before) == 1 && voice.Chance(0.6))
        {
            return after > before ? voice.Pick("higher", "higher", "one step higher") : voice.Pick("lower", "lower", "deeper", "one step lower");
        }

        if (after == before && after != Scenes.Pitch.Middle && voice.Chance(0.5))
        {
            return after == Scenes.Pitch.High ? "higher" : "lower";
        }

        var word = Synonyms.Pitches.Pick(voice, (int)after);
        return voice.Pick($"with a {word} pitch", $"at a {word} pitch", $"in a {word} pitch");
    }

    public static string Count(Voice voice, SoundScene sound) =>
        $"{voice.Pick(Lexicon.Counts[sound.Count - 1], $"{sound.Count}")} {voice.Pick("note", "note", "tone")}{(sound.Count == 1 ? "" : "s")}";
}
