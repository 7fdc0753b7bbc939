using NextGpt.Contracts;
using NextGpt.Training.World.Language.Grammar;

namespace NextGpt.Training.World.Language.Composition;

/// <summary>Composes one turn that takes given media and has to make given media: one cell of the evaluation matrix.</summary>
internal sealed class CellComposer(Voice voice, Casting casting)
{
    private const int MaxClauses = 3;

    private readonly MakeClauses _make = new(voice, casting);
    private readonly MapClauses _map = new(voice, casting);
    private readonly EditClauses _edit = new(voice, casting);
    private readonly QuestionClauses _questions = new(voice);

    /// <summary>Media and clauses for a cell that is not text to text.</summary>
    public (IReadOnlyList<Scene> Inputs, IReadOnlyList<Clause> Clauses) Compose(IReadOnlyList<Modality> inputs, IReadOnlyList<Modality> outputs)
    {
        while (true)
        {
            var media = inputs.Select(casting.Any).ToList();
            if ((inputs.Count == 0 ? FromText(outputs) : FromMedia(media, outputs)) is { } clauses)
            {
                return (media, clauses);
            }
        }
    }

    private List<Clause>? FromText(IReadOnlyList<Modality> outputs)
    {
        var kinds = outputs.ToList();
        voice.Shuffle(kinds);
        if (kinds.Count > 1 && voice.Chance(0.12))
        {
            return _make.MakeAll(kinds) is var all && Flatten(all).All(casting.Allows) ? [all] : null;
        }

        if (kinds.Count == 1 && voice.Chance(0.02) && _make.MakeAny(kinds[0]) is { } any)
        {
            return [any];
        }

        // "turn a red circle into a sound"
        if (kinds.Count == 1 && kinds[0] != Modality.Image && voice.Chance(0.04))
        {
            return _make.MakeAll(kinds) is var one && casting.Allows(one.Output!) ? [one] : null;
        }

        if (kinds.Count == 1 && voice.Chance(0.35))
        {
            return [_make.Make(kinds[0], ClauseForm.Whole)];
        }

        if (voice.Chance(0.3))
        {
            return [.. kinds.Select(kind => _make.Make(kind, ClauseForm.Nominal))];
        }

        // "draw a red circle and play it": what was just asked for is the source of what follows.
        var clauses = new List<Clause> { _make.Make(kinds[0], ClauseForm.Imperative) };
        var chained = voice.Chance(0.4);
        foreach (var kind in kinds.Skip(1))
        {
            if (!chained)
            {
                clauses.Add(_make.Make(kind, ClauseForm.Imperative));
            }
            else if (_map.Make(clauses[0].Output!, kind, new References(voice, clauses.Count == 1 ? ReferenceMode.Only : ReferenceMode.Named)) is { } next)
            {
                clauses.Add(next);
            }
            else
            {
                return null;
            }
        }

        return clauses;
    }

    private List<Clause>? FromMedia(List<Scene> media, IReadOnlyList<Modality> outputs)
    {
        if (media.Count == 1 && outputs.Count > 1 && voice.Chance(0.12))
        {
            var kinds = outputs.ToList();
            voice.Shuffle(kinds);
            return _map.MakeAll(media[0], kinds, new References(voice, ReferenceMode.Only)) is { } all ? [all] : null;
        }

        // Which medium each output comes from; null when it is described in words.
        var sources = outputs.ToDictionary(kind => kind, Scene? (_) => null);
        var unused = new List<Scene>(media);
        foreach (var kind in outputs)
        {
            if (voice.Chance(0.82))
            {
                var source = unused.Count > 0 && voice.Chance(0.8) ? unused[voice.Random.Next(unused.Count)] : media[voice.Random.Next(media.Count)];
                sources[kind] = source;
                unused.Remove(source);
            }
        }

        var count = outputs.Count + unused.Count;
        if (count > MaxClauses || count > Math.Max(media.Count, outputs.Count) + 1)
        {
            return null;
        }

        var described = sources.Where(pair => pair.Value is null).Select(pair => pair.Key).ToHashSet();
        References Refer(Scene scene) => new(voice, media.Count == 1 && described.Count == 0 ? ReferenceMode.Only : described.Contains(scene.Modality) ? ReferenceMode.Given : ReferenceMode.Named);

        var clauses = new List<(Clause Clause, Scene? Source, bool Edits)>();
        foreach (var (kind, source) in sources)
        {
            if (source is null)
            {
                clauses.Add((_make.Make(kind, ClauseForm.Imperative), null, false));
                continue;
            }

            var edits = source.Modality == kind && voice.Chance(0.8);
            var clause = source.Modality != kind ? _map.Make(source, kind, Refer(source)) : edits ? _edit.Change(source, Refer(source)) : _edit.Copy(source, Refer(source));
            if (clause is null)
            {
                return null;
            }

            clauses.Add((clause, source, edits));
        }

        if (described.Count == 0 && unused.Find(scene => scene.Image is { Second: null }) is { } picture && unused.Find(scene => scene.Video is not null) is { } video
            && !clauses.Exists(item => item.Source == picture || item.Source == video) && voice.Chance(0.25))
        {
            clauses.Add((new CompareClauses(voice).Shapes(picture.Image!, video.Video!), picture, false));
            unused.Remove(picture);
            unused.Remove(video);
        }

        foreach (var scene in unused)
        {
            var clause = voice.Chance(0.3) ? _questions.Describe(scene, Refer(scene), voice.Chance(0.6)) : _questions.Ask(scene, Refer(scene));
            clauses.Add((clause, scene, false));
        }

        return Order(clauses);
    }

    /// <summary>Any order, but questions rather late, and nothing is asked of a medium after it was changed: which of the two would be meant?</summary>
    private List<Clause> Order(List<(Clause Clause, Scene? Source, bool Edits)> clauses)
    {
        do
        {
            voice.Shuffle(clauses);
            if (voice.Chance(0.75))
            {
                clauses = [.. clauses.OrderBy(item => item.Clause.Form == ClauseForm.Question)];
            }
        }
        while (clauses.Index().Any(edit => edit.Item.Edits && clauses.Skip(edit.Index + 1).Any(later => ReferenceEquals(later.Source, edit.Item.Source))));
        return [.. clauses.Select(item => item.Clause)];
    }

    private static IEnumerable<Scene> Flatten(Clause clause) => clause.More.Prepend(clause).Select(item => item.Output!);
}
