using System.Text;

namespace NextGpt.Training.World.Language;

/// <summary>Shows dialogues to people.</summary>
public static class DialoguePrinter
{
    /// <summary>The dialogue as lines of text, a medium as its caption in square brackets.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="dialogue"/> is null.</exception>
    public static string Print(Dialogue dialogue)
    {
        ArgumentNullException.ThrowIfNull(dialogue);
        var builder = new StringBuilder().Append("# ").AppendLine(dialogue.Intent);
        foreach (var turn in dialogue.Turns)
        {
            builder.Append("U: ").AppendLine(string.Concat(turn.User.Select(Part)));
            builder.Append("A: ").AppendLine(string.Concat(turn.Assistant.Select(Part)));
        }

        return builder.ToString();
    }

    private static string Part(DialoguePart part) => part switch
    {
        TextPart text => text.Text,
        MediaPart media => $"[{media.Scene.Modality.ToString().ToUpperInvariant()} {string.Join(' ', Telegraph.Words(media.Scene))}] ",
        SignalPart signal => $"[{signal.Scene.Modality.ToString().ToUpperInvariant()[..3]}]",
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "A part is text, a medium or a signal."),
    };
}
