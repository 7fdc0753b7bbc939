using NextGpt.Contracts;
using NextGpt.Training.World.Language.Grammar;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Language.Composition;

/// <summary>Questions on media, and requests to describe them.</summary>
internal sealed partial class QuestionClauses(Voice voice)
{
    public Clause Describe(Scene scene, References references, bool imperative)
    {
        var set = (scene.Modality, imperative) switch
        {
            (Modality.Image, true) => QuestionPhrases.DescribeImage,
            (Modality.Image, _) => QuestionPhrases.WhatImage,
            (Modality.Audio, true) => QuestionPhrases.DescribeSound,
            (Modality.Audio, _) => QuestionPhrases.WhatSound,
            (_, true) => QuestionPhrases.DescribeVideo,
            _ => QuestionPhrases.WhatVideo,
        };
        var saying = voice.Say(set, ("w", references.What(scene.Modality)), ("m", references.Medium(scene.Modality)), ("in", references.Within(scene.Modality)));
        return Clause.Say(saying, imperative ? ClauseForm.Imperative : ClauseForm.Question, Replies.Describes(scene), [Caption.Of(scene)], []);
    }

    public Clause Ask(Scene scene, References references) => scene switch
    {
        { Image: { Second: not null } pair } => Pair(pair, references),
        { Image: { } image } => Single(image, references),
        { Sound: { } sound } => Sound(sound, references),
        _ => Video(scene.Video!, references),
    };

    private Clause Single(ImageScene image, References references) => voice.Random.Next(12) switch
    {
        0 or 1 => Colour(Modality.Image, image.First, references),
        2 or 3 => Shape(Modality.Image, image.First, references),
        4 => Size(Modality.Image, image.First, references),
        5 or 6 => Place(image, references),
        7 => Background(Modality.Image, image.First, image.Background, references),
        8 => ShapeCount(1, references),
        _ => IsImage(image, references),
    };

    private Clause Video(VideoScene video, References references) => voice.Random.Next(12) switch
    {
        0 => Colour(Modality.Video, video.Subject, references),
        1 or 2 => Shape(Modality.Video, video.Subject, references),
        3 => Size(Modality.Video, video.Subject, references),
        4 => Background(Modality.Video, video.Subject, video.Background, references),
        5 or 6 or 7 => Direction(video, references),
        8 or 9 => Speed(video, references),
        _ => IsVideo(video, references),
    };

    private Clause Colour(Modality modality, ShapeObject shape, References references) => Clause.Say(
        voice.Say(QuestionPhrases.Colour, ("s", Plain(modality, shape, references))), ClauseForm.Question,
        $"{The(shape)} is {Lexicon.Of(shape.Colour)}.", [Lexicon.Of(shape.Colour)], Lexicon.Others(Lexicon.Colours, (int)shape.Colour));

    private Clause Shape(Modality modality, ShapeObject shape, References references) => Clause.Say(
        voice.Say(QuestionPhrases.Shape, ("x", references.SomeShape(modality)), ("in", references.Within(modality))), ClauseForm.Question,
        $"It is {Lexicon.WithArticle(Lexicon.Of(shape.Shape))}.", [Lexicon.Of(shape.Shape)], Lexicon.Others(Lexicon.Shapes, (int)shape.Shape));

    private Clause Size(Modality modality, ShapeObject shape, References references) => Clause.Say(
        voice.Say(QuestionPhrases.Size, ("s", references.Shape(modality, shape))), ClauseForm.Question,
        $"{The(shape)} is {Lexicon.Of(shape.Size)}.", [Lexicon.Of(shape.Size)], Lexicon.Others(Lexicon.Sizes, (int)shape.Size));

    private Clause Place(ImageScene image, References references) => Clause.Say(
        voice.Say(QuestionPhrases.Place, ("s", references.Shape(Modality.Image, image.First))), ClauseForm.Question,
        $"{The(image.First)} is {Lexicon.PlacePhrases[(int)image.Place]}.", [Lexicon.PlacePhrases[(int)image.Place]], Lexicon.Others(Lexicon.Places, (int)image.Place));

    private Clause Background(Modality modality, ShapeObject shape, Background background, References references) => Clause.Say(
        voice.Say(QuestionPhrases.Background, ("in", references.Within(modality)), ("s", references.Shape(modality, shape))), ClauseForm.Question,
        $"The background is {Lexicon.Of(background)}.", [Lexicon.Of(background)], Lexicon.Others(Lexicon.Backgrounds, (int)background));

    private Clause ShapeCount(int count, References references) => Clause.Say(
        voice.Say(QuestionPhrases.ShapeCount, ("in", references.Within(Modality.Image))), ClauseForm.Question,
        count == 1 ? "There is one shape." : "There are two shapes.", [count == 1 ? "one" : "two"], Lexicon.Others(Lexicon.Counts, count - 1));

    private Clause Direction(VideoScene video, References references) => Clause.Say(
        voice.Say(QuestionPhrases.Direction, ("s", references.Shape(Modality.Video, video.Subject))), ClauseForm.Question,
        $"{The(video.Subject)} is moving {Lexicon.DirectionPhrases[(int)video.Direction]}.", [Lexicon.Directions[(int)video.Direction]], Lexicon.Others(Lexicon.Directions, (int)video.Direction));

    private Clause Speed(VideoScene video, References references) => Clause.Say(
        voice.Say(QuestionPhrases.Speed, ("s", references.Shape(Modality.Video, video.Subject))), ClauseForm.Question,
        $"{The(video.Subject)} is moving {Lexicon.Speeds[(int)video.Speed]}.", [Lexicon.Speeds[(int)video.Speed]], Lexicon.Others(Lexicon.Speeds, (int)video.Speed));

    private Clause IsImage(ImageScene image, References references)
    {
        switch (voice.Random.Next(5))
        {
            case 0:
                return IsObject(Modality.Image, image.First, references);
            case 1:
                return IsThere(Modality.Image, image.First, references);
            case 2:
                var place = voice.Chance(0.5) ? image.Place : voice.Other(image.Place);
                return YesNo(voice.Say(QuestionPhrases.IsValue, ("s", references.Shape(Modality.Image, image.First)), ("v", Lexicon.PlacePhrases[(int)place])),
                    place == image.Place, Lexicon.PlacePhrases[(int)place], $"{The(image.First)} is {Lexicon.PlacePhrases[(int)image.Place]}");
            case 3:
                return IsBackground(Modality.Image, image.Background, references);
            default:
                return IsObject(Modality.Image, image.First, references);
        }
    }

    private Clause IsVideo(VideoScene video, References references)
    {
        switch (voice.Random.Next(5))
        {
            case 0:
                return IsObject(Modality.Video, video.Subject, references);
            case 1:
                return IsThere(Modality.Video, video.Subject, references);
            case 2:
                return IsBackground(Modality.Video, video.Background, references);
            case 3:
                var speed = voice.Any<Speed>();
                return YesNo(voice.Say(QuestionPhrases.DoesMove, ("s", references.Shape(Modality.Video, video.Subject)), ("v", voice.Chance(0.3) && speed == Scenes.Speed.Fast ? "fast" : Lexicon.Speeds[(int)speed])),
                    speed == video.Speed, Lexicon.Speeds[(int)speed], $"{The(video.Subject)} is moving {Lexicon.Speeds[(int)video.Speed]}");
            default:
                var direction = voice.Chance(0.5) ? video.Direction : voice.Other(video.Direction);
                return YesNo(voice.Say(QuestionPhrases.DoesMove, ("s", references.Shape(Modality.Video, video.Subject)), ("v", Lexicon.DirectionPhrases[(int)direction])),
                    direction == video.Direction, Lexicon.DirectionPhrases[(int)direction], $"{The(video.Subject)} is moving {Lexicon.DirectionPhrases[(int)video.Direction]}");
        }
    }

    private Clause IsObject(Modality modality, ShapeObject shape, References references)
    {
        if (voice.Chance(0.6))
        {
            var colour = voice.Chance(0.5) ? shape.Colour : voice.Other(shape.Colour);
            return YesNo(voice.Say(QuestionPhrases.IsValue, ("s", Plain(modality, shape, references)), ("v", Lexicon.Of(colour))),
                colour == shape.Colour, Lexicon.Of(colour), $"{The(shape)} is {Lexicon.Of(shape.Colour)}");
        }

        var size = voice.Any<Size>();
        return YesNo(voice.Say(QuestionPhrases.IsValue, ("s", references.Shape(modality, shape)), ("v", Synonyms.Sizes.Pick(voice, (int)size))),
            size == shape.Size, Lexicon.Of(size), $"{The(shape)} is {Lexicon.Of(shape.Size)}");
    }

    private Clause IsThere(Modality modality, ShapeObject shape, References references)
    {
        var other = voice.Chance(0.5) ? shape.Shape : voice.Other(shape.Shape);
        return YesNo(voice.Say(QuestionPhrases.IsThere, ("v", Lexicon.WithArticle(Lexicon.Of(other))), ("in", references.Within(modality))),
            other == shape.Shape, Lexicon.WithArticle(Lexicon.Of(other)), $"it is {Lexicon.WithArticle(Lexicon.Of(shape.Shape))}");
    }

    private Clause IsBackground(Modality modality, Background background, References references)
    {
        var other = voice.Chance(0.5) ? background : voice.Other(background);
        return YesNo(voice.Say(QuestionPhrases.IsValue, ("s", "the background" + references.Within(modality)), ("v", Lexicon.Of(other))),
            other == background, Lexicon.Of(other), $"the background is {Lexicon.Of(background)}");
    }

    /// <summary>The answer repeats what was asked and what is the case, so that a yes or no cannot be right by luck.</summary>
    private static Clause YesNo(Saying saying, bool yes, string asked, string truth)
    {
        var answer = Replies.Verdict(asked, char.ToLowerInvariant(truth[0]) + truth[1..], yes);
        return Clause.Say(saying, ClauseForm.Question, answer, [answer], []);
    }

    /// <summary>A shape named without its colour, when that is what is asked.</summary>
    private string Plain(Modality modality, ShapeObject shape, References references) =>
        voice.Chance(0.5) ? references.SomeShape(modality) : (references.Only && voice.Chance(0.3) ? "it" : $"the {Lexicon.Of(shape.Shape)}{references.Within(modality)}");

    private static string The(ShapeObject shape) => $"The {Lexicon.Of(shape.Shape)}";
}
