using NextGpt.Training.World.Language.Grammar;

namespace NextGpt.Training.World.Language.Composition;

/// <summary>Joins clauses to one user text and their answers to one reply.</summary>
internal sealed class TurnWriter(Voice voice)
{
    private static readonly string[] s_askers = ["what", "which", "how", "where", "who", "can", "could", "would", "will", "may", "do", "does", "did", "is", "are", "was"];

    /// <summary>The user's text with its phrasing.</summary>
    public Saying Ask(IReadOnlyList<Clause> clauses, bool followsUp)
    {
        if (clauses.All(clause => clause.Form == ClauseForm.Nominal))
        {
            return End(Nominals(clauses));
        }

        var leading = clauses.TakeWhile(clause => clause.Form == ClauseForm.Imperative).Count();
        var saying = leading > 0 ? Imperatives(clauses, leading, followsUp) : First(clauses[0]);
        for (var i = Math.Max(leading, 1); i < clauses.Count; i++)
        {
            var (before, clause) = (clauses[i - 1], clauses[i]);
            var join = (before.Form, clause.Form) switch
            {
                (ClauseForm.Question, ClauseForm.Question) => voice.Pick(" and ", ", and ", "? ", "? and ", "? also, "),
                (ClauseForm.Question, _) => voice.Pick("? ", "? then ", "? please ", ", and ", "? and ", "? also "),
                (_, ClauseForm.Question) => voice.Say(FramePhrases.QuestionJoin).Text,
                _ => voice.Say(FramePhrases.Join).Text,
            };
            saying = saying + join + clause.Saying;
        }

        return End(saying);
    }

    /// <summary>Puts the user's media before the text, and the reply's media behind their sentences.</summary>
    public DialogueTurn Turn(IEnumerable<Scene> media, Saying asked, IReadOnlyList<Clause> clauses)
    {
        var user = media.Select(DialoguePart (scene) => new MediaPart(scene)).Append(new TextPart(Noise.Case(voice, Noise.Add(voice, asked.Text)))).ToList();
        var reply = new List<DialoguePart>();
        var text = "";
        foreach (var clause in Flatten(clauses))
        {
            text = text.Length == 0 && reply.Count == 0 ? clause.Answer : $"{text} {clause.Answer}";
            if (clause.Output is { } output)
            {
                reply.Add(new TextPart(text));
                reply.Add(new SignalPart(output));
                text = "";
            }
        }

        if (text.Length > 0)
        {
            reply.Add(new TextPart(text));
        }

        return new DialogueTurn(user, reply);
    }

    public static Dialogue Dialogue(string intent, IReadOnlyList<DialogueTurn> turns, IReadOnlyList<Clause> clauses, Saying asked) => new(intent, turns)
    {
        Expectation = new Expectation(turns[^1].ReplyText, [.. Flatten(clauses).Select(clause => clause.Expected)]),
        Phrasing = asked.Skeleton,
    };

    private static IEnumerable<Clause> Flatten(IEnumerable<Clause> clauses) => clauses.SelectMany(clause => clause.More.Prepend(clause));

    private Saying First(Clause clause) =>
        clause.Form == ClauseForm.Question && Asks(clause.Saying.Text) && !clause.Saying.Text.StartsWith("do you", StringComparison.Ordinal) && !clause.Saying.Text.StartsWith('c')
            ? Frame(FramePhrases.Question, clause.Saying)
            : clause.Saying;

    private Saying Imperatives(IReadOnlyList<Clause> clauses, int count, bool followsUp)
    {
        var saying = clauses[0].Saying;
        for (var i = 1; i < count; i++)
        {
            saying = saying + voice.Say(i < count - 1 ? FramePhrases.ListJoin : FramePhrases.Join).Text + clauses[i].Saying;
        }

        if (followsUp)
        {
            return Frame(FramePhrases.FollowUp, saying);
        }

        return voice.Chance(0.55) ? Frame(FramePhrases.Imperative, saying) : saying;
    }

    private Saying Nominals(IReadOnlyList<Clause> clauses)
    {
        var saying = clauses[0].Saying;
        for (var i = 1; i < clauses.Count; i++)
        {
            saying = saying + (i < clauses.Count - 1 ? ", " : voice.Pick(" and ", " and ", ", and ", ", and also ", " and also ", " together with ")) + clauses[i].Saying;
        }

        return Frame(FramePhrases.Nominal, saying);
    }

    private Saying Frame(PhraseSet set, Saying inner) => inner.In(set.Pick(voice.Random, voice.Part));

    private Saying End(Saying saying)
    {
        if (saying.Text.EndsWith('?') || saying.Text.EndsWith('.'))
        {
            return saying;
        }

        var last = saying.Text[(saying.Text.LastIndexOfAny(['.', '?', ';']) + 1)..].TrimStart();
        var mark = Asks(last) ? (voice.Chance(0.7) ? "?" : "") : voice.Random.Next(20) switch
        {
            < 11 => "",
            < 19 => ".",
            _ => "!",
        };
        return saying with { Text = saying.Text + mark };
    }

    private static bool Asks(string text)
    {
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        return s_askers.Contains(end < 0 ? text : text[..end]) || text.StartsWith("in w", StringComparison.Ordinal) || text.StartsWith("at w", StringComparison.Ordinal);
    }
}
