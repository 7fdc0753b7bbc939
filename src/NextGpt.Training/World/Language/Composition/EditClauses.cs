using NextGpt.Contracts;
using NextGpt.Training.World.Language.Grammar;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Language.Composition;

/// <summary>Requests to make a medium again, unchanged or with one or two attributes changed.</summary>
internal sealed class EditClauses(Voice voice, Casting casting)
{
    public Clause Copy(Scene source, References references)
    {
        var set = source.Modality switch
        {
            Modality.Image => EditPhrases.ImageCopy,
            Modality.Audio => EditPhrases.AudioCopy,
            _ => EditPhrases.VideoCopy,
        };
        return Clause.Make(voice.Say(set, ("m", references.Medium(source.Modality))), ClauseForm.Imperative, source);
    }

    /// <summary>A changed medium, or null when what would come out is not to be seen in training.</summary>
    public Clause? Change(Scene source, References references)
    {
        if (voice.Chance(0.4))
        {
            return Again(source, references);
        }

        var change = Changes.Any(voice, source);
        return change is not null && casting.Allows(change.Result) ? Clause.Make(Direct(source, change, references), ClauseForm.Imperative, change.Result) : null;
    }

    /// <summary>A change in short, which goes on from an earlier turn: "now in blue".</summary>
    public Clause? Short(Scene source)
    {
        var tail = Tail(source, out var result);
        return tail is not null && casting.Allows(result) ? Clause.Make(voice.Say(FramePhrases.ShortEdit, ("tail", tail)), ClauseForm.Whole, result) : null;
    }

    private Clause? Again(Scene source, References references)
    {
        var tail = Tail(source, out var result);
        if (tail is null || !casting.Allows(result))
        {
            return null;
        }

        var set = source.Modality switch
        {
            Modality.Image => EditPhrases.ImageAgain,
            Modality.Audio => EditPhrases.AudioAgain,
            _ => EditPhrases.VideoAgain,
        };
        return Clause.Make(voice.Say(set, ("m", references.Medium(source.Modality)), ("tail", tail)), ClauseForm.Imperative, result);
    }

    private string? Tail(Scene source, out Scene result)
    {
        result = source;
        var change = Changes.Any(voice, source, forTail: true);
        if (change is null)
        {
            return null;
        }

        result = change.Result;
        var tail = ChangeTails.Write(voice, change);
        if (!voice.Chance(0.2))
        {
            return tail;
        }

        var second = Changes.Any(voice, result, forTail: true);
        if (second is null || second.Attribute == change.Attribute)
        {
            return tail;
        }

        result = second.Result;
        return $"{tail} and {ChangeTails.Write(voice, second)}";
    }

    private Saying Direct(Scene source, Change change, References references)
    {
        var m = references.Medium(source.Modality);
        var s = Subject(source, change, references);
        var (video, image) = (change.Result.Video, change.Result.Image);
        var subject = video?.Subject ?? (change.OfSecond ? image?.Second : image?.First) ?? default;
        switch (change.Attribute)
        {
            case Left.Colour:
                return voice.Say(EditPhrases.Colour, ("s", s), ("v", Synonyms.Colours.Pick(voice, (int)subject.Colour)));
            case Left.Size when voice.Chance(0.2):
                return voice.Say(subject.Size == Size.Large ? EditPhrases.Grow : EditPhrases.Shrink, ("s", s));
            case Left.Size:
                return voice.Say(EditPhrases.Size, ("s", s), ("v", Synonyms.NewSizes.Pick(voice, (int)subject.Size)));
            case Left.Shape:
                return voice.Say(EditPhrases.Shape, ("s", s), ("v", Lexicon.WithArticle(Synonyms.Shapes.Pick(voice, (int)subject.Shape))));
            case Left.Place:
                return voice.Say(EditPhrases.Place, ("s", s), ("v", Synonyms.Places.Pick(voice, (int)image!.Place)));
            case Left.Background:
                var background = image?.Background ?? video!.Background;
                var stands = source.Image?.Second is null ? s : m;
                return voice.Say(EditPhrases.Background, ("s", stands), ("m", m), ("b", "the background" + references.Within(source.Modality)), ("v", Synonyms.Backgrounds.Pick(voice, (int)background)));
            case Left.Direction:
                return voice.Say(EditPhrases.Direction, ("s", s), ("m", m), ("v", Synonyms.Directions.Pick(voice, (int)video!.Direction)));
            case Left.Speed:
                return voice.Say(video!.Speed == Speed.Fast ? EditPhrases.Faster : EditPhrases.Slower, ("s", s), ("m", m));
            case Left.Loudness:
                return voice.Say(EditPhrases.Loudness, ("m", m), ("v", Synonyms.NewLoudnesses.Pick(voice, (int)change.Result.Sound!.Loudness)));
            case Left.Pitch:
                return voice.Say(EditPhrases.Pitch, ("m", m), ("v", ChangeTails.Pitch(voice, change)));
            case Left.Timbre:
                return voice.Say(EditPhrases.Timbre, ("m", m), ("v", Lexicon.WithArticle(Synonyms.Timbres.Pick(voice, (int)change.Result.Sound!.Timbre))));
            default:
                return voice.Say(EditPhrases.Count, ("m", m), ("v", ChangeTails.Count(voice, change.Result.Sound!)));
        }
    }

    private static string Subject(Scene source, Change change, References references) => source switch
    {
        { Image: { Second: not null } pair } => references.OneOf(pair, !change.OfSecond),
        { Image: { } image } => references.Shape(Modality.Image, image.First),
        { Video: { } video } => references.Shape(Modality.Video, video.Subject),
        _ => "",
    };
}
