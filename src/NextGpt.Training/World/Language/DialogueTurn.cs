namespace NextGpt.Training.World.Language;

/// <summary>One exchange. The user's media stand before the text, in the order picture, sound, video.</summary>
/// <param name="User">What the user gives.</param>
/// <param name="Assistant">The reply: sentences, each signal directly after the full stop of the sentence that restates it.</param>
public sealed record DialogueTurn(IReadOnlyList<DialoguePart> User, IReadOnlyList<DialoguePart> Assistant)
{
    /// <summary>The user's text in lower case, as the model reads it.</summary>
    public string UserText => string.Concat(User.OfType<TextPart>().Select(part => part.Lowered));

    /// <summary>The reply's text without its media.</summary>
    public string ReplyText => string.Concat(Assistant.OfType<TextPart>().Select(part => part.Text));

    /// <summary>The media that the user gives, in order.</summary>
    public IEnumerable<Scene> Inputs => User.OfType<MediaPart>().Select(part => part.Scene);

    /// <summary>The media that the assistant makes, in order.</summary>
    public IEnumerable<Scene> Outputs => Assistant.OfType<SignalPart>().Select(part => part.Scene);
}
