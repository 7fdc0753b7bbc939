using NextGpt.Model.Encoders;

namespace NextGpt.Model.Answers;

/// <summary>A part of what one side of a conversation said: text or a medium, exactly one of them.</summary>
public sealed record TurnPart
{
    private TurnPart()
    {
    }

    /// <summary>Gets the text.</summary>
    public string? Text { get; private init; }

    /// <summary>Gets the medium, still to be encoded.</summary>
    public MediaContent? Media { get; private init; }

    /// <summary>Gets the medium, encoded before by the same bundle.</summary>
    public EncodedMedia? Encoded { get; private init; }

    /// <summary>Wraps text. Nothing in it is a marker.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The part.</returns>
    public static TurnPart Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new TurnPart { Text = text };
    }

    /// <summary>Wraps a medium. It is encoded once, however many turns and requests hold the same object.</summary>
    /// <param name="media">The medium.</param>
    /// <returns>The part.</returns>
    public static TurnPart Of(MediaContent media)
    {
        ArgumentNullException.ThrowIfNull(media);
        return new TurnPart { Media = media };
    }

    /// <summary>Wraps an encoded medium.</summary>
    /// <param name="encoded">What <see cref="NextGptModel.EncodeAsync"/> of the same bundle gave.</param>
    /// <returns>The part.</returns>
    public static TurnPart Of(EncodedMedia encoded)
    {
        ArgumentNullException.ThrowIfNull(encoded);
        return new TurnPart { Encoded = encoded };
    }
}
