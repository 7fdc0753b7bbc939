using NextGpt.Contracts;
using NextGpt.Training.World.Language.Grammar;

namespace NextGpt.Training.World.Language.Composition;

/// <summary>
/// Composes dialogues in which later turns go on from earlier ones. "it" is the latest medium, "the picture" the latest picture,
/// "the first picture" the first of several.
/// </summary>
internal sealed class MultiTurnComposer(Voice voice, Casting casting)
{
    private static readonly Modality[] s_kinds = [Modality.Image, Modality.Audio, Modality.Video];

    private readonly MakeClauses _make = new(voice, casting);
    private readonly MapClauses _map = new(voice, casting);
    private readonly EditClauses _edit = new(voice, casting);
    private readonly QuestionClauses _questions = new(voice);
    private readonly CellComposer _cells = new(voice, casting);
    private readonly TurnWriter _writer = new(voice);

    public Dialogue Compose()
    {
        var count = voice.Random.Next(20) switch
        {
            < 11 => 2,
            < 18 => 3,
            _ => 4,
        };
        var turns = new List<DialogueTurn>();
        var media = new List<Scene>();
        while (true)
        {
            var (inputs, clauses) = turns.Count == 0 ? Opening() : FollowUp(turns, media, last: turns.Count == count - 1);
            var asked = _writer.Ask(clauses, turns.Count > 0 && clauses[0].Form == ClauseForm.Imperative);
            turns.Add(_writer.Turn(inputs, asked, clauses));
            media.AddRange(turns[^1].Inputs.Concat(turns[^1].Outputs));
            if (turns.Count == count)
            {
                return TurnWriter.Dialogue("multi-turn", turns, clauses, asked);
            }
        }
    }

    private (IReadOnlyList<Scene> Inputs, IReadOnlyList<Clause> Clauses) Opening()
    {
        var kinds = s_kinds.ToList();
        voice.Shuffle(kinds);
        return voice.Random.Next(10) switch
        {
            < 5 => _cells.Compose([], kinds[..1]),
            5 => _cells.Compose([], kinds[..2]),
            6 or 7 => _cells.Compose(kinds[..1], []),
            8 => _cells.Compose(kinds[..1], [s_kinds[voice.Random.Next(3)]]),
            _ => _cells.Compose([.. kinds[..2].Order()], []),
        };
    }

    private (IReadOnlyList<Scene> Inputs, IReadOnlyList<Clause> Clauses) FollowUp(List<DialogueTurn> turns, List<Scene> media, bool last)
    {
        var latest = turns[^1].Outputs.Concat(turns[^1].Inputs).ToList();
        while (true)
        {
            // "it" is safe while the turn before had one medium, or none and there is only one in all.
            var subject = latest.Count > 0 ? latest[voice.Random.Next(latest.Count)] : media[^1];
            var alone = latest.Count == 1 || media.Count == 1;
            var repeated = latest.Count(scene => scene.Modality == subject.Modality) > 1;
            if (repeated)
            {
                subject = turns[^1].Outputs.Last(scene => scene.Modality == subject.Modality);
            }

            var references = new References(voice, alone ? ReferenceMode.Only : ReferenceMode.Named);
            var first = media.FirstOrDefault(scene => scene.Modality == subject.Modality);
            var hasFirst = media.Count(scene => scene.Modality == subject.Modality) > 1;
            Clause? clause = voice.Random.Next(20) switch
            {
                < 4 when alone => _edit.Short(subject),
                < 7 => _edit.Change(subject, references),
                < 12 => _map.Make(subject, OtherKind(subject.Modality), references),
                < 15 => _questions.Ask(subject, references),
                15 or 16 when media.Where(scene => scene.Sound is not null).Take(3).ToList() is [var a, var b] => new CompareClauses(voice).Sounds(a.Sound!, b.Sound!),
                15 => _edit.Copy(subject, references),
                16 or 17 when hasFirst => OfFirst(first!),
                16 => _make.Make(s_kinds[voice.Random.Next(3)], ClauseForm.Imperative),
                17 => _questions.Describe(subject, references, voice.Chance(0.5)),
                18 when !last => new Chat(voice).SmallTalk(),
                _ => null,
            };
            if (clause is not null)
            {
                return ([], [clause]);
            }

            if (voice.Chance(0.1))
            {
                var scene = casting.Any(s_kinds[voice.Random.Next(3)]);
                var given = new References(voice, media.Exists(other => other.Modality == scene.Modality) ? ReferenceMode.Given : ReferenceMode.Named);
                return ([scene], [_questions.Ask(scene, given)]);
            }
        }
    }

    private Clause? OfFirst(Scene first)
    {
        var references = new References(voice, ReferenceMode.First);
        return voice.Random.Next(4) switch
        {
            0 => _edit.Copy(first, references),
            1 => _map.Make(first, OtherKind(first.Modality), references),
            _ => _questions.Ask(first, references),
        };
    }

    private Modality OtherKind(Modality modality)
    {
        var others = s_kinds.Where(kind => kind != modality).ToArray();
        return others[voice.Random.Next(others.Length)];
    }
}
