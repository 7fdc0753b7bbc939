namespace NextGpt.Training.Datasets;

/// <summary>
/// A conversation in one of the three forms: on a given medium (one of the three names, <see cref="OutputModality"/> is <c>text</c>), making a
/// medium (<see cref="MmName"/>), or with lists of media (MosIT).
/// </summary>
public sealed record ConversationEntry
{
    /// <summary>The given picture's file.</summary>
    public string? ImageName { get; init; }

    /// <summary>The given sound's file.</summary>
    public string? AudioName { get; init; }

    /// <summary>The given video's file.</summary>
    public string? VideoName { get; init; }

    /// <summary>What the given medium shows: more than the original format has, so that the entry can be read back alone.</summary>
    public string? InputCaption { get; init; }

    /// <summary>The file of the medium that the reply makes.</summary>
    public string? MmName { get; init; }

    /// <summary>What comes out of a conversation on a given medium.</summary>
    public string? OutputModality { get; init; }

    /// <summary>The pictures of a dialogue, in the order in which they occur.</summary>
    public IReadOnlyList<MediaEntry>? ImageList { get; init; }

    /// <summary>The sounds of a dialogue.</summary>
    public IReadOnlyList<MediaEntry>? AudioList { get; init; }

    /// <summary>The videos of a dialogue.</summary>
    public IReadOnlyList<MediaEntry>? VideoList { get; init; }

    /// <summary>The messages, human and reply in turn.</summary>
    public required IReadOnlyList<MessageEntry> Conversation { get; init; }
}
