using NextGpt.Contracts;
using NextGpt.Training.World.Language.Grammar;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Language.Composition;

/// <content>Questions on pictures of two shapes.</content>
internal sealed partial class QuestionClauses
{
    private Clause Pair(ImageScene pair, References references)
    {
        var (first, second) = (pair.First, pair.Second!.Value);
        var ofFirst = voice.Chance(0.5);
        var (own, other) = ofFirst ? (first, second) : (second, first);
        switch (voice.Random.Next(11))
        {
            case 0 or 1 when first.Shape != second.Shape:
                return Clause.Say(voice.Say(QuestionPhrases.Colour, ("s", $"the {Lexicon.Of(own.Shape)}{references.Within(Modality.Image)}")), ClauseForm.Question,
                    $"{The(own)} is {Lexicon.Of(own.Colour)}.", [Lexicon.Of(own.Colour)], Lexicon.Others(Lexicon.Colours, (int)own.Colour));
            case 2:
                var thing = $"the {Lexicon.Of(own.Colour)} {voice.Pick("shape", "shape", "one", "thing", "figure")}{references.Within(Modality.Image)}";
                return Clause.Say(SayNaming(QuestionPhrases.Shape, "x", thing), ClauseForm.Question,
                    $"The {Lexicon.Of(own.Colour)} shape is {Lexicon.WithArticle(Lexicon.Of(own.Shape))}.", [Lexicon.Of(own.Shape)], Lexicon.Others(Lexicon.Shapes, (int)own.Shape));
            case 3:
                return Clause.Say(voice.Say(QuestionPhrases.Size, ("s", references.OneOf(pair, ofFirst))), ClauseForm.Question,
                    $"{Sentence(Name(own, other))} is {Lexicon.Of(own.Size)}.", [Lexicon.Of(own.Size)], Lexicon.Others(Lexicon.Sizes, (int)own.Size));
            case 4 or 5:
                var relation = Lexicon.Relations[(int)(ofFirst ? pair.Relation : Inverse(pair.Relation))];
                var answer = $"{Name(own, other)} is {relation} {Name(other, own)}";
                return Clause.Say(voice.Say(QuestionPhrases.Relation, ("s", references.OneOf(pair, ofFirst)), ("o", references.OneOf(pair, !ofFirst))), ClauseForm.Question,
                    $"{Sentence(answer)}.", [answer], []);
            case 6:
                var firstStands = FirstStands(pair.Relation);
                var stands = ofFirst ? firstStands : Opposite(firstStands);
                var where = Lexicon.PlacePhrases[(int)stands];
                return Clause.Say(voice.Say(QuestionPhrases.WhichAt, ("v", where), ("in", references.Within(Modality.Image))), ClauseForm.Question,
                    $"{Sentence(Name(own, other))} is {where}.", [$"{Name(own, other)} is {where}"], []);
            case 7:
                return Compare(pair, references);
            case 8:
                return Background(Modality.Image, default, pair.Background, references, "the shapes");
            case 9:
                return ShapeCount(2, references);
            default:
                return IsPair(pair, own, other, ofFirst, references);
        }
    }

    private Clause Compare(ImageScene pair, References references)
    {
        var (first, second) = (pair.First, pair.Second!.Value);
        var within = references.Within(Modality.Image);
        if (voice.Chance(0.3))
        {
            var same = first.Shape == second.Shape;
            var shapes = Replies.Verdict($"one is {Lexicon.WithArticle(Lexicon.Of(first.Shape))} and one is {Lexicon.WithArticle(Lexicon.Of(second.Shape))}", same);
            return Clause.Say(voice.Say(QuestionPhrases.SameShape, ("in", within)), ClauseForm.Question, shapes, [shapes], []);
        }

        if (first.Size == second.Size || voice.Chance(0.25))
        {
            var same = first.Size == second.Size;
            var sizes = Replies.Verdict($"one is {Lexicon.Of(first.Size)} and one is {Lexicon.Of(second.Size)}", same);
            return Clause.Say(voice.Say(QuestionPhrases.SameSize, ("in", within)), ClauseForm.Question, sizes, [sizes], []);
        }

        var (large, small) = first.Size == Scenes.Size.Large ? (first, second) : (second, first);
        var larger = voice.Chance(0.5);
        var name = larger ? Name(large, small) : Name(small, large);
        return Clause.Say(voice.Say(larger ? QuestionPhrases.Larger : QuestionPhrases.Smaller, ("in", within)), ClauseForm.Question,
            $"{Sentence(name)} is {(larger ? "larger" : "smaller")}.", [$"{name} is {(larger ? "larger" : "smaller")}"], []);
    }

    private Clause IsPair(ImageScene pair, ShapeObject own, ShapeObject other, bool ofFirst, References references)
    {
        if (own.Shape != other.Shape && voice.Chance(0.5))
        {
            var colour = voice.Chance(0.5) ? own.Colour : voice.Chance(0.5) ? other.Colour : voice.Other(own.Colour);
            return YesNo(voice.Say(QuestionPhrases.IsValue, ("s", $"the {Lexicon.Of(own.Shape)}{references.Within(Modality.Image)}"), ("v", Lexicon.Of(colour))),
                colour == own.Colour, Lexicon.Of(colour), $"{The(own)} is {Lexicon.Of(own.Colour)}");
        }

        var truth = ofFirst ? pair.Relation : Inverse(pair.Relation);
        var relation = voice.Chance(0.5) ? truth : voice.Other(truth);
        var fact = $"{Name(own, other)} is {Lexicon.Relations[(int)truth]} {Name(other, own)}";
        return YesNo(
            voice.Say(QuestionPhrases.IsValue, ("s", Name(own, other)), ("v", $"{Lexicon.Relations[(int)relation]} {Name(other, own)}{references.Within(Modality.Image)}")),
            relation == truth, Lexicon.Relations[(int)relation], fact);
    }

    private Clause Background(Modality modality, ShapeObject shape, Background background, References references, string things) => Clause.Say(
        voice.Say(QuestionPhrases.Background, ("in", references.Within(modality)), ("s", things)), ClauseForm.Question,
        $"The background is {Lexicon.Of(background)}.", [Lexicon.Of(background)], Lexicon.Others(Lexicon.Backgrounds, (int)background));

    /// <summary>A wording that has the slot, for where there are two things to tell apart.</summary>
    private Saying SayNaming(PhraseSet set, string slot, string value)
    {
        while (true)
        {
            var skeleton = set.Pick(voice.Random, voice.Part);
            if (skeleton.Contains($"{{{slot}}}", StringComparison.Ordinal))
            {
                return new Saying(Pattern.Fill(skeleton, [(slot, value), ("in", "")]), skeleton);
            }
        }
    }

    /// <summary>"the circle", or "the red circle" beside another circle.</summary>
    private static string Name(ShapeObject own, ShapeObject other) => own.Shape == other.Shape ? $"the {Lexicon.Of(own.Colour)} {Lexicon.Of(own.Shape)}" : $"the {Lexicon.Of(own.Shape)}";

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static Relation Inverse(Relation relation) => relation switch
    {
        Scenes.Relation.LeftOf => Scenes.Relation.RightOf,
        Scenes.Relation.RightOf => Scenes.Relation.LeftOf,
        Scenes.Relation.Above => Scenes.Relation.Below,
        _ => Scenes.Relation.Above,
    };

    private static Place FirstStands(Relation relation) => relation switch
    {
        Scenes.Relation.LeftOf => Scenes.Place.Left,
        Scenes.Relation.RightOf => Scenes.Place.Right,
        Scenes.Relation.Above => Scenes.Place.Top,
        _ => Scenes.Place.Bottom,
    };

    private static Place Opposite(Place place) => place switch
    {
        Scenes.Place.Left => Scenes.Place.Right,
        Scenes.Place.Right => Scenes.Place.Left,
        Scenes.Place.Top => Scenes.Place.Bottom,
        _ => Scenes.Place.Top,
    };
}
