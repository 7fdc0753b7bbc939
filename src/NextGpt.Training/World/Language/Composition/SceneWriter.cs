using NextGpt.Training.World.Language.Grammar;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Language.Composition;

/// <summary>Writes a scene as a user would say it, leaving out what is told to be left out.</summary>
internal static class SceneWriter
{
    public static string Write(Voice voice, ImageScene image, Left left)
    {
        var text = image.Second is { } second ? Pair(voice, image, second, left) : Single(voice, image, left);
        return Trim(voice, text);
    }

    public static string Write(Voice voice, SoundScene sound, Left left)
    {
        var adjectives = new List<string>();
        if (!left.HasFlag(Left.Loudness))
        {
            adjectives.Add(Synonyms.Loudnesses.Pick(voice, (int)sound.Loudness));
        }

        if (!left.HasFlag(Left.Pitch))
        {
            adjectives.Add(Synonyms.Pitches.Pick(voice, (int)sound.Pitch));
        }

        if (voice.Chance(0.4))
        {
            adjectives.Reverse();
        }

        var timbre = left.HasFlag(Left.Timbre) ? null : Synonyms.Timbres.Pick(voice, (int)sound.Timbre);
        var one = sound.Count == 1;
        var form = timbre is null ? voice.Chance(0.9) ? 0 : 4 : voice.Random.Next(10);
        var note = timbre is null ? voice.Pick("note", "note", "tone", "beep", "sound") : voice.Pick("note", "note", "note", "tone", "sound");
        note = one ? note : note + "s";
        var text = form switch
        {
            4 when adjectives.Count > 0 => $"{Counted(voice, sound, left, $"{timbre} {note}".TrimStart())}, {string.Join(" and ", adjectives)}",
            5 when timbre is not null => $"{Lexicon.WithArticle(timbre)} {voice.Pick("playing", "that plays", "with")} {Counted(voice, sound, left, Words([.. adjectives, note]))}",
            6 when timbre is not null => $"{Counted(voice, sound, left, Words([.. adjectives, note]))} {voice.Pick("on", "from", "of", "by")} {Lexicon.WithArticle(timbre)}",
            7 or 8 when timbre is not null => Counted(voice, sound, left, Words([.. adjectives, one ? timbre : timbre == "buzz" ? "buzzers" : timbre + "s"])),
            9 when timbre is not null && !one && !left.HasFlag(Left.Count) => $"{Lexicon.WithArticle(Words([.. adjectives, timbre]))}{voice.Pick("", ",")} {voice.Pick(Lexicon.Counts[sound.Count - 1], $"{sound.Count}")} times",
            _ when !left.HasFlag(Left.Pitch) && !left.HasFlag(Left.Loudness) && voice.Chance(0.12) => LatePitch(voice, sound, left, timbre, note),
            _ => Counted(voice, sound, left, Words([.. adjectives, timbre, note])),
        };
        return Trim(voice, text);
    }

    public static string Write(Voice voice, VideoScene video, Left left)
    {
        var subject = Object(voice, video.Subject, left);
        var motion = Motion(voice, video, left, ref subject);
        var background = left.HasFlag(Left.Background) ? null : Background(voice, video.Background);
        var text = voice.Chance(0.15) ? Words([subject, background, motion]) : Words([subject, motion, background]);
        return Trim(voice, text);
    }

    /// <summary>"up quickly", "to the left"; empty when both are left out.</summary>
    public static string MotionAdverbs(Voice voice, Direction direction, Speed speed, Left left)
    {
        var where = left.HasFlag(Left.Direction) ? null : Synonyms.Directions.Pick(voice, (int)direction);
        var how = left.HasFlag(Left.Speed) ? null : Synonyms.Speeds.Pick(voice, (int)speed);
        return voice.Chance(0.6) ? Words([where, how]) : Words([how, where]);
    }

    public static string Background(Voice voice, Background background)
    {
        var colour = Synonyms.Backgrounds.Pick(voice, (int)background);
        return voice.Random.Next(12) switch
        {
            < 6 => $"on a {colour} background",
            6 => $"on {colour}",
            7 => $"against a {colour} background",
            8 => $"in front of a {colour} background",
            9 => $"with a {colour} background",
            10 => $"on a {colour} {voice.Pick("backdrop", "canvas", "ground")}",
            _ => $"{voice.Pick("on", "with", "against")} {colour} background",
        };
    }

    /// <summary>"a large red circle" in one of its forms.</summary>
    public static string Object(Voice voice, ShapeObject value, Left left)
    {
        var size = left.HasFlag(Left.Size) ? null : Synonyms.Sizes.Pick(voice, (int)value.Size);
        var colour = left.HasFlag(Left.Colour) ? null : Synonyms.Colours.Pick(voice, (int)value.Colour);
        var shape = left.HasFlag(Left.Shape) ? voice.Pick("shape", "thing", "figure", "object") : Synonyms.Shapes.Pick(voice, (int)value.Shape);
        return voice.Random.Next(16) switch
        {
            0 when colour is not null => $"{Lexicon.WithArticle(Words([size, shape]))} in {colour}",
            1 when colour is not null && size is not null => $"{Lexicon.WithArticle(shape)} that is {size} and {colour}",
            2 when colour is not null && size is not null => $"{Lexicon.WithArticle(shape)}, {size} and {colour},",
            3 when colour is not null => $"{Lexicon.WithArticle(Words([colour, size, shape]))}",
            _ => Lexicon.WithArticle(Words([size, colour, shape])),
        };
    }

    private static string Single(Voice voice, ImageScene image, Left left)
    {
        var subject = Object(voice, image.First, left);
        var place = left.HasFlag(Left.Place) ? null : Synonyms.Places.Pick(voice, (int)image.Place);
        if (place is not null && voice.Chance(0.1))
        {
            place = voice.Pick("that stands ", "standing ", "placed ", "which is ") + place;
        }

        var background = left.HasFlag(Left.Background) ? null : Background(voice, image.Background);
        return voice.Random.Next(10) switch
        {
            0 => Words([subject, background, place]),
            1 => string.Join(", ", new[] { subject.TrimEnd(','), place, background }.OfType<string>()),
            _ => Words([subject, place, background]),
        };
    }

    private static string Pair(Voice voice, ImageScene image, ShapeObject second, Left left)
    {
        // Where a size or a colour is left out, it is the first shape's; the second says all but what SecondSize leaves out.
        var one = Object(voice, image.First, left).TrimEnd(',');
        var two = Object(voice, second, left.HasFlag(Left.SecondSize) ? Left.Size : Left.None).TrimEnd(',');
        var background = left.HasFlag(Left.Background) ? null : Background(voice, image.Background);
        if (left.HasFlag(Left.Relation))
        {
            return Words([one, voice.Pick("and", "and", "next to", "beside"), two, background]);
        }

        if (voice.Chance(0.2))
        {
            return Words([one, "with", two, Synonyms.InverseRelations.Pick(voice, (int)image.Relation), background]);
        }

        var relation = Synonyms.Relations.Pick(voice, (int)image.Relation);
        if (voice.Chance(0.1))
        {
            relation = voice.Pick("that is ", "which stands ", "standing ") + relation;
        }

        return Words([one, relation, two, background]);
    }

    private static string Motion(Voice voice, VideoScene video, Left left, ref string subject)
    {
        if (left.HasFlag(Left.Motion))
        {
            return "";
        }

        var vertical = video.Direction is Direction.Up or Direction.Down;
        if (vertical && !left.HasFlag(Left.Direction) && voice.Chance(0.15))
        {
            var verb = video.Direction == Direction.Up ? voice.Pick("rising", "climbing", "going up") : voice.Pick("falling", "sinking", "going down");
            return left.HasFlag(Left.Speed) ? verb : Words([verb, Synonyms.Speeds.Pick(voice, (int)video.Speed)]);
        }

        var moving = voice.Pick("moving", "moving", "moving", "going", "sliding", "flying", "gliding", "travelling", "that moves", "which moves", "that goes");
        if (!left.HasFlag(Left.Speed) && moving.EndsWith("ing", StringComparison.Ordinal) && voice.Chance(0.2))
        {
            return Words([Synonyms.SpeedAdverbs.Pick(voice, (int)video.Speed), moving, MotionAdverbs(voice, video.Direction, video.Speed, left | Left.Speed)]);
        }

        if (!left.HasFlag(Left.Speed) && voice.Chance(0.1) && (subject.StartsWith("a ", StringComparison.Ordinal) || subject.StartsWith("an ", StringComparison.Ordinal)))
        {
            subject = $"a {Synonyms.SpeedAdjectives.Pick(voice, (int)video.Speed)} {subject[(subject.IndexOf(' ', StringComparison.Ordinal) + 1)..]}";
            return Words([moving, MotionAdverbs(voice, video.Direction, video.Speed, left | Left.Speed)]);
        }

        return Words([moving, MotionAdverbs(voice, video.Direction, video.Speed, left)]);
    }

    private static string LatePitch(Voice voice, SoundScene sound, Left left, string? timbre, string note)
    {
        var pitch = Synonyms.Pitches.Pick(voice, (int)sound.Pitch);
        return voice.Chance(0.5)
            ? $"{Counted(voice, sound, left, Words([Synonyms.Loudnesses.Pick(voice, (int)sound.Loudness), timbre, note]))} {voice.Pick("at", "in", "with")} a {pitch} pitch"
            : $"{Counted(voice, sound, left, Words([pitch, timbre, note]))}, {voice.Pick("", "played ")}{Synonyms.LoudnessAdverbs.Pick(voice, (int)sound.Loudness)}";
    }

    /// <summary>Puts the number before a noun phrase; one note may also have an article.</summary>
    private static string Counted(Voice voice, SoundScene sound, Left left, string phrase) =>
        left.HasFlag(Left.Count) || (sound.Count == 1 && voice.Chance(0.5))
            ? Lexicon.WithArticle(phrase)
            : $"{Synonyms.Counts.Pick(voice, sound.Count - 1)} {phrase}";

    /// <summary>Now and then the first article is dropped, as in hasty typing.</summary>
    private static string Trim(Voice voice, string text)
    {
        text = text.TrimEnd(',', ' ').Replace(",,", ",", StringComparison.Ordinal);
        if (voice.Chance(0.08))
        {
            return text.StartsWith("a ", StringComparison.Ordinal) ? text[2..] : text.StartsWith("an ", StringComparison.Ordinal) ? text[3..] : text;
        }

        return text;
    }

    private static string Words(ReadOnlySpan<string?> words)
    {
        var result = "";
        foreach (var word in words)
        {
            if (!string.IsNullOrEmpty(word))
            {
                result = result.Length == 0 ? word : $"{result} {word}";
            }
        }

        return result;
    }
}
