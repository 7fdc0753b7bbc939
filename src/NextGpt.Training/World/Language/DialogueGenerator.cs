using NextGpt.Contracts;
using NextGpt.Training.World.Language.Composition;
using NextGpt.Training.World.Language.Grammar;
using NextGpt.Training.World.Splits;

namespace NextGpt.Training.World.Language;

/// <summary>Draws dialogues of the nano world. The same seed draws the same dialogues.</summary>
/// <param name="scenes">Which scenes occur. In <see cref="SplitPart.Train"/> no held-out scene occurs anywhere; in
/// <see cref="SplitPart.HeldOut"/> every scene that is given or described is held out, and what is made of it may be any.</param>
/// <param name="phrasings">Which phrasings occur.</param>
public sealed class DialogueGenerator(SplitPart scenes, PhrasingPart phrasings)
{
    private static readonly Modality[] s_kinds = [Modality.Image, Modality.Audio, Modality.Video];

    /// <summary>Draws a dialogue of any kind: cells of the matrix, captioning, questions, several turns, drills, talk.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    public Dialogue Next(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return random.Next(100) switch
        {
            < 5 => Copy(random),
            < 10 => Talk(random),
            < 13 => Captioning(random, s_kinds[random.Next(3)]),
            < 24 => QuestionAnswering(random, s_kinds[random.Next(3)]),
            < 33 => MultiTurn(random),
            < 35 => Twice(random),
            < 44 => Cell(random, [], Some(random, 0.4)),
            < 53 => Cell(random, Some(random, 0.8), Some(random, 0.7)),
            < 58 => Cell(random, [Modality.Image], [Modality.Image, .. random.Next(3) == 0 ? [random.Next(2) == 0 ? Modality.Audio : Modality.Video] : Array.Empty<Modality>()]),
            < 78 => Cell(random, Any(random), Any(random)),
            // Pictures and videos show the same shapes in the same colours: to tell which of the two is asked about is the hardest thing to learn here.
            _ => Cell(random, [Modality.Image, .. random.Next(2) == 0 ? [Modality.Audio] : Array.Empty<Modality>(), Modality.Video], Any(random)),
        };
    }

    /// <summary>Draws a dialogue of one turn for a cell of the matrix: these media are given, exactly these are to be made.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    public Dialogue ForCell(Random random, bool imageIn, bool audioIn, bool videoIn, bool imageOut, bool audioOut, bool videoOut)
    {
        ArgumentNullException.ThrowIfNull(random);
        return Cell(random, Kinds(imageIn, audioIn, videoIn), Kinds(imageOut, audioOut, videoOut));
    }

    /// <summary>Draws a request to describe a medium.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    public Dialogue Captioning(Random random, Modality modality) => About(random, modality, "captioning", (voice, scene) =>
        new QuestionClauses(voice).Describe(scene, new References(voice, ReferenceMode.Only), voice.Chance(0.5)));

    /// <summary>Draws a question on a medium.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    public Dialogue QuestionAnswering(Random random, Modality modality) => About(random, modality, "question", (voice, scene) =>
        new QuestionClauses(voice).Ask(scene, new References(voice, ReferenceMode.Only)));

    /// <summary>Draws a dialogue of two to four turns, of which the last goes on from the others.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    public Dialogue MultiTurn(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var voice = new Voice(random, phrasings);
        return new MultiTurnComposer(voice, new Casting(voice, scenes)).Compose();
    }

    /// <summary>Draws small talk, a question on what the assistant can do or knows, or something that it has to refuse.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    public Dialogue Talk(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var voice = new Voice(random, phrasings);
        var chat = new Chat(voice);
        return random.Next(10) switch
        {
            < 4 => Alone(voice, "small-talk", [], chat.SmallTalk()),
            < 6 => Alone(voice, "fact", [], chat.Fact()),
            _ => Alone(voice, "refusal", [], chat.Refusal()),
        };
    }

    /// <summary>Draws a drill in copying: the description of a scene, or words, some of which no language has.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    public Dialogue Copy(Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var voice = new Voice(random, phrasings);
        var chat = new Chat(voice);
        return Alone(voice, "copy", [], voice.Chance(0.6) ? chat.Copy(Caption.Of(new Casting(voice, scenes).Any(s_kinds[random.Next(3)]))) : chat.Copy());
    }

    /// <summary>
    /// Draws a request for one medium that is answered with another one by the world's mappings: what a caller gets who forces a medium that
    /// the text does not ask for. Not part of <see cref="Next"/>, as the text alone does not tell it.
    /// </summary>
    /// <param name="random">The chance.</param>
    /// <param name="asked">What the text asks for.</param>
    /// <param name="forced">What the reply makes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    public Dialogue Forced(Random random, Modality asked, Modality forced)
    {
        ArgumentNullException.ThrowIfNull(random);
        var voice = new Voice(random, phrasings);
        var casting = new Casting(voice, scenes);
        while (true)
        {
            var clause = new MakeClauses(voice, casting).Make(asked, voice.Chance(0.5) ? ClauseForm.Imperative : ClauseForm.Whole);
            var output = SceneMappings.To(forced, clause.Output!);
            if (casting.Allows(output))
            {
                return Alone(voice, "forced", [], Clause.Make(clause.Saying, clause.Form, output));
            }
        }
    }

    /// <summary>Two media of one kind in one reply.</summary>
    private Dialogue Twice(Random random)
    {
        var voice = new Voice(random, phrasings);
        var make = new MakeClauses(voice, new Casting(voice, scenes));
        var kind = s_kinds[random.Next(3)];
        Clause[] clauses = [make.Make(kind, ClauseForm.Imperative), make.Make(kind, ClauseForm.Imperative)];
        var writer = new TurnWriter(voice);
        var asked = writer.Ask(clauses, false);
        return TurnWriter.Dialogue("twice", [writer.Turn([], asked, clauses)], clauses, asked);
    }

    private Dialogue Cell(Random random, Modality[] inputs, Modality[] outputs)
    {
        if (inputs.Length == 0 && outputs.Length == 0)
        {
            return random.Next(4) == 0 ? Copy(random) : Talk(random);
        }

        var voice = new Voice(random, phrasings);
        var (media, clauses) = new CellComposer(voice, new Casting(voice, scenes)).Compose(inputs, outputs);
        var writer = new TurnWriter(voice);
        var asked = writer.Ask(clauses, false);
        return TurnWriter.Dialogue("cell", [writer.Turn(media, asked, clauses)], clauses, asked);
    }

    private Dialogue About(Random random, Modality modality, string intent, Func<Voice, Scene, Clause> ask)
    {
        ArgumentNullException.ThrowIfNull(random);
        var voice = new Voice(random, phrasings);
        var scene = new Casting(voice, scenes).Any(modality);
        return Alone(voice, intent, [scene], ask(voice, scene));
    }

    private static Dialogue Alone(Voice voice, string intent, IReadOnlyList<Scene> media, Clause clause)
    {
        var writer = new TurnWriter(voice);
        var asked = writer.Ask([clause], false);
        return TurnWriter.Dialogue(intent, [writer.Turn(media, asked, [clause])], [clause], asked);
    }

    private static Modality[] Any(Random random) => [.. s_kinds.Where(_ => random.Next(2) == 0)];

    /// <summary>One medium or more, mostly one.</summary>
    private static Modality[] Some(Random random, double one)
    {
        var first = s_kinds[random.Next(3)];
        return random.NextDouble() < one ? [first] : [.. s_kinds.Where(kind => kind == first || random.Next(2) == 0)];
    }

    private static Modality[] Kinds(bool image, bool audio, bool video)
    {
        var kinds = new List<Modality>();
        if (image)
        {
            kinds.Add(Modality.Image);
        }

        if (audio)
        {
            kinds.Add(Modality.Audio);
        }

        if (video)
        {
            kinds.Add(Modality.Video);
        }

        return [.. kinds];
    }
}
