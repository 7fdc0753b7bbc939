using NextGpt.Model.Prompts;
using NextGpt.Training.World.Language;
using MediaPart = NextGpt.Training.World.Language.MediaPart;
using SignalPart = NextGpt.Training.World.Language.SignalPart;
using TextPart = NextGpt.Training.World.Language.TextPart;

namespace NextGpt.Training.Language;

/// <summary>A dialogue as the sequence that the language model reads, laid out by the very class that lays out answers.</summary>
/// <param name="Ids">The token of each position; -1 - m x slots - slot at the positions of medium m.</param>
/// <param name="Answer">Whether a position holds a token of the last reply: what is learned.</param>
/// <param name="Media">The scenes of the media, by number.</param>
/// <param name="Groups">The first position of each signal group of the last reply, with the scene that it stands for.</param>
internal sealed record LaidOutDialogue(int[] Ids, bool[] Answer, IReadOnlyList<Scene> Media, IReadOnlyList<(int Position, Scene Scene)> Groups)
{
    /// <summary>Lays out a dialogue, with or without the signal groups of its last reply.</summary>
    /// <returns>Null where the dialogue is longer than the context.</returns>
    /// <param name="dialogue">The dialogue.</param>
    /// <param name="vocabulary">Its tokens.</param>
    /// <param name="signals">Whether the last reply has its signal groups.</param>
    /// <param name="slots">The tokens of a medium: 8 for a telegraph or a grouping projector, 1 for a linear one.</param>
    public static LaidOutDialogue? Of(Dialogue dialogue, NanoVocabulary vocabulary, bool signals, int slots = Telegraph.Length)
    {
        List<Scene> media = [];
        PromptTurn[] turns = [.. dialogue.Turns.Select((turn, i) => new PromptTurn(
            [.. turn.User.Select(part => Part(part, media, false, slots))],
            [.. turn.Assistant.Where(part => signals || i < dialogue.Turns.Count - 1 || part is not SignalPart).Select(part => Part(part, media, i < dialogue.Turns.Count - 1, slots))]))];
        Prompt prompt;
        try
        {
            prompt = vocabulary.Builder.Build(turns, 0);
        }
        catch (PromptTooLongException)
        {
            return null;
        }

        if (prompt.DroppedTurns > 0)
        {
            return null;
        }

        int[] ids = new int[prompt.Length];
        bool[] answer = new bool[prompt.Length];
        int position = 0;
        foreach (PromptSegment segment in prompt.Segments)
        {
            for (int k = 0; k < segment.Length; k++)
            {
                ids[position] = segment is TokenSegment tokens ? tokens.Ids[k] : -1 - (((MediaSegment)segment).Medium * slots) - k;
                answer[position] = segment.Role == PromptRole.Assistant && segment.Turn == dialogue.Turns.Count - 1;
                position++;
            }
        }

        return new LaidOutDialogue(ids, answer, media, signals ? Find(ids, answer, dialogue, vocabulary) : []);
    }

    private static PromptPart Part(DialoguePart part, List<Scene> media, bool history, int slots)
    {
        switch (part)
        {
            case TextPart text:
                return new Model.Prompts.TextPart(text.Text);
            case MediaPart medium:
                return Medium(medium.Scene, media, slots);
            case SignalPart signal:
                return history ? Medium(signal.Scene, media, slots) : new Model.Prompts.SignalPart(signal.Scene.Modality);
            default:
                throw new ArgumentOutOfRangeException(nameof(part), part, "A part is text, a medium or a signal.");
        }
    }

    private static Model.Prompts.MediaPart Medium(Scene scene, List<Scene> media, int slots)
    {
        media.Add(scene);
        return new Model.Prompts.MediaPart(media.Count - 1, slots);
    }

    private static List<(int Position, Scene Scene)> Find(int[] ids, bool[] answer, Dialogue dialogue, NanoVocabulary vocabulary)
    {
        List<(int, Scene)> groups = [];
        Queue<Scene> scenes = new(dialogue.ExpectedOutputs);
        for (int i = 0; i < ids.Length && scenes.Count > 0; i++)
        {
            if (answer[i] && ids[i] == vocabulary.FirstSignal(scenes.Peek().Modality))
            {
                groups.Add((i, scenes.Dequeue()));
            }
        }

        return groups;
    }
}
