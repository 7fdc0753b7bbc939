using NextGpt.Contracts;
using NextGpt.Model.Reasoning;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Splits;

namespace NextGpt.Training.Evaluation;

/// <summary>Draws the cases of an evaluation: combinations of attributes and phrasings that training never saw.</summary>
public static class EvaluationCases
{
    private const int Subsets = 8;
    private static readonly Modality[] s_media = [Modality.Image, Modality.Audio, Modality.Video];
    private static readonly DialogueGenerator s_generator = new(SplitPart.HeldOut, PhrasingPart.HeldOut);

    /// <summary>Gets the subsets of media in the order of the matrix's rows and columns: none, image, audio, video, pairs, all.</summary>
    public static IReadOnlyList<IReadOnlyList<Modality>> MediaSubsets { get; } =
    [
        [], [Modality.Image], [Modality.Audio], [Modality.Video],
        [Modality.Image, Modality.Audio], [Modality.Image, Modality.Video], [Modality.Audio, Modality.Video],
        [Modality.Image, Modality.Audio, Modality.Video],
    ];

    /// <summary>Names a cell of the matrix.</summary>
    /// <param name="inputs">The media given.</param>
    /// <param name="outputs">The media asked for.</param>
    public static string CellName(IEnumerable<Modality> inputs, IEnumerable<Modality> outputs) => $"{SubsetName(inputs)} to {SubsetName(outputs)}";

    /// <summary>Names a subset of media; text is always part of it.</summary>
    /// <param name="media">The media.</param>
    public static string SubsetName(IEnumerable<Modality> media) => string.Join('+', media.Prepend(Modality.Text).Select(Name));

    /// <summary>Draws all cases; the same options draw the same ones.</summary>
    /// <param name="options">How many, and of which sections.</param>
    public static IEnumerable<EvaluationCase> Draw(EvaluationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Cases, 1, nameof(options));
        foreach (EvaluationSection section in options.Sections.Distinct().Order())
        {
            IEnumerable<(string Group, Func<Random, (Dialogue Dialogue, ModalityRules Rules)> Draw)> groups = section switch
            {
                EvaluationSection.Matrix => Matrix(),
                EvaluationSection.Captioning => s_media.Select(m => (Name(m), Free(r => s_generator.Captioning(r, m)))),
                EvaluationSection.Questions => s_media.Select(m => (Name(m), Free(r => s_generator.QuestionAnswering(r, m)))),
                EvaluationSection.MultiTurn => [("dialogues", Free(s_generator.MultiTurn))],
                EvaluationSection.Forced => MediaSubsets.Skip(1).Select(s => (SubsetName(s), Force(s))),
                _ => MediaSubsets.Skip(1).Select(s => (SubsetName(s)["text+".Length..], Forbid(s))),
            };
            foreach ((string group, Func<Random, (Dialogue Dialogue, ModalityRules Rules)> draw) in groups)
            {
                for (int i = 0; i < options.Cases; i++)
                {
                    int seed = Mix(options.Seed, (int)section, group, i);
                    (Dialogue dialogue, ModalityRules rules) = draw(new Random(seed));
                    yield return new EvaluationCase(section, group, i, dialogue, rules, seed);
                }
            }
        }
    }

    private static IEnumerable<(string Group, Func<Random, (Dialogue Dialogue, ModalityRules Rules)> Draw)> Matrix() =>
        from inputs in MediaSubsets
        from outputs in MediaSubsets
        select (CellName(inputs, outputs), Free(r => Cell(r, inputs, outputs)));

    private static Dialogue Cell(Random random, IReadOnlyList<Modality> inputs, IReadOnlyList<Modality> outputs) => s_generator.ForCell(
        random,
        inputs.Contains(Modality.Image), inputs.Contains(Modality.Audio), inputs.Contains(Modality.Video),
        outputs.Contains(Modality.Image), outputs.Contains(Modality.Audio), outputs.Contains(Modality.Video));

    private static Func<Random, (Dialogue Dialogue, ModalityRules Rules)> Free(Func<Random, Dialogue> draw) => random => (draw(random), new ModalityRules());

    /// <summary>Exactly some media, and text or not, for a request that asks for any others.</summary>
    private static Func<Random, (Dialogue Dialogue, ModalityRules Rules)> Force(IReadOnlyList<Modality> media) => random =>
    {
        Dialogue dialogue = Cell(random, MediaSubsets[random.Next(Subsets)], MediaSubsets[random.Next(Subsets)]);
        return (dialogue, new ModalityRules { Exactly = [.. random.Next(4) == 0 ? media : media.Prepend(Modality.Text)] });
    };

    /// <summary>A request that asks for all media of a set, none of which may be made.</summary>
    private static Func<Random, (Dialogue Dialogue, ModalityRules Rules)> Forbid(IReadOnlyList<Modality> media) => random =>
    {
        IReadOnlyList<Modality> asked = [.. s_media.Where(m => media.Contains(m) || random.Next(2) == 0)];
        return (Cell(random, MediaSubsets[random.Next(Subsets)], asked), new ModalityRules { Forbidden = media });
    };

    private static string Name(Modality modality) => modality.ToString().ToLowerInvariant();

    /// <summary>FNV-1a over what names a case: the same on every machine, as GetHashCode is not.</summary>
    private static int Mix(int seed, int section, string group, int number)
    {
        uint hash = 2166136261;
        foreach (char letter in $"{seed}/{section}/{group}/{number}")
        {
            hash = (hash ^ letter) * 16777619;
        }

        return (int)(hash & int.MaxValue);
    }
}
