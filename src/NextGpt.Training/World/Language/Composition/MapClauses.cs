using NextGpt.Contracts;
using NextGpt.Training.World.Language.Grammar;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Language.Composition;

/// <summary>Requests to show a medium in another medium.</summary>
internal sealed class MapClauses(Voice voice, Casting casting)
{
    /// <summary>A clause, or null when what would come out is not to be seen in training.</summary>
    public Clause? Make(Scene source, Modality target, References references)
    {
        var set = (source.Modality, target) switch
        {
            (Modality.Audio, Modality.Image) => MapPhrases.ImageFromSound,
            (Modality.Video, Modality.Image) => MapPhrases.ImageFromVideo,
            (Modality.Image, Modality.Audio) => MapPhrases.SoundFromImage,
            (Modality.Video, Modality.Audio) => MapPhrases.SoundFromVideo,
            (Modality.Image, Modality.Video) => MapPhrases.VideoFromImage,
            (Modality.Audio, Modality.Video) => MapPhrases.VideoFromSound,
            _ => throw new ArgumentOutOfRangeException(nameof(target), target, $"A scene of {source.Modality} maps to another medium."),
        };
        var skeleton = set.Pick(voice.Random, voice.Part);
        var (place, motion) = ("", "");

        // Of two shapes the first one moves, unless the text names the other.
        var byName = source.Image is { Second: not null } && skeleton.Contains("{s}", StringComparison.Ordinal) && voice.Chance(0.4);
        var actor = byName ? Scene.Of(source.Image! with { First = source.Image.Second!.Value }) : source;
        var output = SceneMappings.To(target, actor);
        if (skeleton.Contains("{place}", StringComparison.Ordinal) && voice.Chance(0.5))
        {
            var value = voice.Any<Place>();
            place = " " + Synonyms.Places.Pick(voice, (int)value);
            output = Scene.Of(SceneMappings.ToImage(source.Video!, value));
        }
        else if (skeleton.Contains("{motion}", StringComparison.Ordinal) && voice.Chance(0.85))
        {
            var left = voice.Random.Next(10) switch
            {
                < 5 => Left.Speed,
                5 => Left.Direction,
                _ => Left.None,
            };
            var direction = left == Left.Direction ? Direction.Right : voice.Any<Direction>();
            var speed = left == Left.Speed ? Speed.Slow : voice.Any<Speed>();
            motion = " " + SceneWriter.MotionAdverbs(voice, direction, speed, left);
            output = Scene.Of(SceneMappings.ToVideo(actor.Image!, direction, speed));
        }

        if (!casting.Allows(output))
        {
            return null;
        }

        var shape = source switch
        {
            { Image: { Second: not null } pair } => references.OneOf(pair, !byName),
            { Image: { } image } => references.Shape(Modality.Image, image.First),
            { Video: { } video } => references.Shape(Modality.Video, video.Subject),
            _ => "",
        };
        var text = Pattern.Fill(skeleton, [("w", references.What(source.Modality)), ("m", references.Medium(source.Modality)), ("s", shape), ("place", place), ("motion", motion)]);
        return Clause.Make(new Saying(text, skeleton), ClauseForm.Imperative, output);
    }

    /// <summary>Several media of one that is there ("show it as a picture and a sound").</summary>
    public Clause? MakeAll(Scene source, IReadOnlyList<Modality> kinds, References references)
    {
        var outputs = kinds.Select(kind => SceneMappings.To(kind, source)).ToList();
        if (!outputs.All(casting.Allows))
        {
            return null;
        }

        var saying = voice.Say(MakePhrases.All, ("np", references.What(source.Modality)), ("kinds", MakeClauses.Kinds(voice, kinds)));
        var made = outputs.Select(output => Clause.Make(saying, ClauseForm.Imperative, output)).ToList();
        return made[0] with { More = made[1..] };
    }
}
