using NextGpt.Contracts;
using NextGpt.Training.World.Language.Grammar;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Language.Composition;

/// <summary>Requests for media that are described in words.</summary>
internal sealed class MakeClauses(Voice voice, Casting casting)
{
    private static readonly ShapeObject s_default = new(Size.Large, Colour.Red, Shape.Circle);

    public Clause Make(Modality modality, ClauseForm form)
    {
        if (modality == Modality.Video && form == ClauseForm.Imperative && voice.Chance(0.2))
        {
            return LetMove();
        }

        var set = (modality, form) switch
        {
            (Modality.Image, ClauseForm.Imperative) => MakePhrases.ImageImperative,
            (Modality.Image, ClauseForm.Nominal) => MakePhrases.ImageNominal,
            (Modality.Image, _) => MakePhrases.ImageRequest,
            (Modality.Audio, ClauseForm.Imperative) => MakePhrases.AudioImperative,
            (Modality.Audio, ClauseForm.Nominal) => MakePhrases.AudioNominal,
            (Modality.Audio, _) => MakePhrases.AudioRequest,
            (_, ClauseForm.Imperative) => MakePhrases.VideoImperative,
            (_, ClauseForm.Nominal) => MakePhrases.VideoNominal,
            _ => MakePhrases.VideoRequest,
        };
        var skeleton = set.Pick(voice.Random, voice.Part);
        var named = modality == Modality.Video && (skeleton.Contains("video", StringComparison.Ordinal) || skeleton.Contains("clip", StringComparison.Ordinal)
            || skeleton.Contains("film", StringComparison.Ordinal) || skeleton.Contains("animat", StringComparison.Ordinal) || skeleton.Contains("movie", StringComparison.Ordinal));
        var (scene, left) = casting.Described(modality, named);
        return Clause.Make(new Saying(Pattern.Fill(skeleton, [("np", Write(scene, left))]), skeleton), form, scene);
    }

    /// <summary>A request that describes nothing, or null when the world's default is not in this part of the split.</summary>
    public Clause? MakeAny(Modality modality)
    {
        var (set, scene) = modality switch
        {
            Modality.Image => (MakePhrases.AnyImage, Scene.Of(new ImageScene(s_default, Place.Middle, Background.Black))),
            Modality.Audio => (MakePhrases.AnyAudio, Scene.Of(new SoundScene(1, Loudness.Loud, Pitch.Middle, Timbre.Flute))),
            _ => (MakePhrases.AnyVideo, Scene.Of(new VideoScene(s_default, Direction.Right, Speed.Slow, Background.Black))),
        };
        return casting.Has(scene) ? Clause.Make(voice.Say(set), ClauseForm.Whole, scene) : null;
    }

    /// <summary>Several media of one described picture.</summary>
    public Clause MakeAll(IReadOnlyList<Modality> kinds)
    {
        var (scene, left) = casting.Described(Modality.Image, true);
        var saying = voice.Say(MakePhrases.All, ("np", Write(scene, left)), ("kinds", Kinds(voice, kinds)));
        var made = kinds.Select(kind => Clause.Make(saying, ClauseForm.Imperative, SceneMappings.To(kind, scene))).ToList();
        return made[0] with { More = made[1..] };
    }

    /// <summary>"a picture, a sound and a video".</summary>
    public static string Kinds(Voice voice, IReadOnlyList<Modality> kinds)
    {
        if (kinds is [Modality.Image, Modality.Audio, Modality.Video] && voice.Chance(0.5))
        {
            return voice.Pick("all three", "all three", "all three kinds", "all kinds of media");
        }

        var names = kinds.Select(kind => kind switch
        {
            Modality.Image => voice.Pick("a picture", "a picture", "an image", "a drawing"),
            Modality.Audio => voice.Pick("a sound", "a sound", "music", "an audio clip"),
            _ => voice.Pick("a video", "a video", "a clip", "an animation"),
        }).ToList();
        return names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
    }

    public string Write(Scene scene, Left left) =>
        scene.Image is { } image ? SceneWriter.Write(voice, image, left) : scene.Sound is { } sound ? SceneWriter.Write(voice, sound, left) : SceneWriter.Write(voice, scene.Video!, left);

    private Clause LetMove()
    {
        var (scene, left) = casting.Described(Modality.Video, false);
        var video = scene.Video!;
        var thing = SceneWriter.Object(voice, video.Subject, left).TrimEnd(',');
        var motion = SceneWriter.MotionAdverbs(voice, video.Direction, video.Speed, left);
        if (!left.HasFlag(Left.Background))
        {
            if (motion.Length == 0 || voice.Chance(0.5))
            {
                thing = $"{thing} {SceneWriter.Background(voice, video.Background)}";
            }
            else
            {
                motion = $"{motion} {SceneWriter.Background(voice, video.Background)}";
            }
        }

        var saying = voice.Say(MakePhrases.VideoLet, ("o", thing), ("motion", motion));
        return Clause.Make(saying with { Text = saying.Text.TrimEnd() }, ClauseForm.Imperative, scene);
    }
}
