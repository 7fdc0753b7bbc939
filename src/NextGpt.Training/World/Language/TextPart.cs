namespace NextGpt.Training.World.Language;

/// <summary>Text. Pieces of one turn are written one after the other without anything between them.</summary>
/// <param name="Text">The text as it is typed or shown.</param>
public sealed record TextPart(string Text) : DialoguePart
{
    /// <summary>The text as the model reads a user's text: in lower case.</summary>
    public string Lowered => Text.ToLowerInvariant();
}
