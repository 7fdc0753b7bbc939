using NextGpt.Contracts;
using NextGpt.Training.World.Language;

namespace NextGpt.Training.Datasets;

/// <summary>Reads back what <see cref="DatasetBuilder"/> wrote.</summary>
public static class DatasetReader
{
    private static readonly Modality[] s_kinds = [Modality.Image, Modality.Audio, Modality.Video];

    /// <summary>Reads media with captions.</summary>
    /// <exception cref="InvalidDataException">The file is not a list of pairs.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<PairEntry> ReadPairs(string path) => DatasetJson.Read(path, DatasetJson.Default.IReadOnlyListPairEntry);

    /// <summary>Reads conversations of any of the three forms.</summary>
    /// <exception cref="InvalidDataException">The file is not a list of conversations, or one does not fit together.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<StoredDialogue> ReadConversations(string path) =>
        [.. DatasetJson.Read(path, DatasetJson.Default.IReadOnlyListConversationEntry).Select((entry, index) => Read(entry, $"Data set file '{path}', entry {index}"))];

    private static StoredDialogue Read(ConversationEntry entry, string where)
    {
        if (entry.Conversation.Count == 0 || entry.Conversation.Count % 2 > 0 || entry.Conversation.Where((message, i) => message.From != (i % 2 == 0 ? MessageEntry.Human : MessageEntry.Gpt)).Any())
        {
            throw new InvalidDataException($"{where}: a conversation goes {MessageEntry.Human}, {MessageEntry.Gpt} in turn, but this one goes {string.Join(", ", entry.Conversation.Select(message => message.From))}.");
        }

        var (asked, replied) = (entry.Conversation[0], entry.Conversation[1]);
        if (entry.InputCaption is { } caption)
        {
            var file = entry.ImageName ?? entry.AudioName ?? entry.VideoName ?? throw new InvalidDataException($"{where}: image_name, audio_name or video_name is missing.");
            return new StoredDialogue([new DialogueTurn([new MediaPart(SceneOf(caption, where)), new TextPart(asked.Value)], [new TextPart(replied.Value)])], [file]);
        }

        return entry.MmName is { } made
            ? new StoredDialogue([new DialogueTurn([new TextPart(asked.Value)], [new TextPart(replied.Value), new SignalPart(SceneOf(replied.Caption ?? "", where))])], [made])
            : MosIT(entry, where);
    }

    private static StoredDialogue MosIT(ConversationEntry entry, string where)
    {
        var queues = new Dictionary<Modality, Queue<MediaEntry>>
        {
            [Modality.Image] = new(entry.ImageList ?? []),
            [Modality.Audio] = new(entry.AudioList ?? []),
            [Modality.Video] = new(entry.VideoList ?? []),
        };
        var files = new List<string>();
        var turns = new List<DialogueTurn>();
        for (var i = 0; i < entry.Conversation.Count; i += 2)
        {
            turns.Add(new DialogueTurn(User(entry.Conversation[i].Value), Reply(entry.Conversation[i + 1].Value)));
        }

        if (queues.Values.Any(queue => queue.Count > 0))
        {
            throw new InvalidDataException($"{where}: {queues.Values.Sum(queue => queue.Count)} of the listed media do not occur in the conversation.");
        }

        return new StoredDialogue(turns, files);

        // A human message begins with its media, one a line; whatever else looks like one was typed.
        List<DialoguePart> User(string value)
        {
            var parts = new List<DialoguePart>();
            while (s_kinds.FirstOrDefault(kind => value.StartsWith(Placeholder(kind) + "\n", StringComparison.Ordinal)) is var kind && kind != Modality.Text)
            {
                parts.Add(new MediaPart(Take(kind)));
                value = value[(Placeholder(kind).Length + 1)..];
            }

            parts.Add(new TextPart(value));
            return parts;
        }

        List<DialoguePart> Reply(string value)
        {
            var parts = new List<DialoguePart>();
            while (Next(value) is var (kind, at))
            {
                parts.Add(new TextPart(value[..at]));
                parts.Add(new SignalPart(Take(kind)));
                value = value[(at + 1 + Placeholder(kind).Length)..];
            }

            if (value.Length > 0)
            {
                parts.Add(new TextPart(value));
            }

            return parts;
        }

        Scene Take(Modality kind)
        {
            if (!queues[kind].TryDequeue(out var next))
            {
                throw new InvalidDataException($"{where}: the conversation has more {Placeholder(kind)} than its list has entries.");
            }

            files.Add(next.ImageName ?? next.AudioName ?? next.VideoName ?? throw new InvalidDataException($"{where}: a medium '{next.Caption}' has no file name."));
            return SceneOf(next.Caption, where);
        }
    }

    /// <summary>The first placeholder of a reply, with the blank before it.</summary>
    private static (Modality Kind, int At)? Next(string value)
    {
        (Modality Kind, int At)? first = null;
        foreach (var kind in s_kinds)
        {
            var at = value.IndexOf(" " + Placeholder(kind), StringComparison.Ordinal);
            if (at >= 0 && (first is null || at < first.Value.At))
            {
                first = (kind, at);
            }
        }

        return first;
    }

    private static Scene SceneOf(string caption, string where) => CaptionReader.Read(caption) ?? throw new InvalidDataException($"{where}: '{caption}' is not a caption of the nano world.");

    private static string Placeholder(Modality kind) => $"<{DatasetFiles.Name(kind)}>";
}
