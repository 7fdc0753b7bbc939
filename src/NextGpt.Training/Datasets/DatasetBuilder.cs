using System.Text;
using NextGpt.Contracts;
using NextGpt.Training.World.Language;

namespace NextGpt.Training.Datasets;

/// <summary>Writes NExT-GPT's data sets of the nano world to disk: T-X pairs, T+X -> T, T -> T+X and MosIT, with their media files.</summary>
/// <param name="generator">Where the dialogues come from.</param>
/// <param name="media">Writes the media files.</param>
public sealed class DatasetBuilder(DialogueGenerator generator, IMediaWriter media)
{
    private const string Source = "nano-world";

    private static readonly Modality[] s_kinds = [Modality.Image, Modality.Audio, Modality.Video];

    /// <summary>Writes a data set. The same seed writes the same entries.</summary>
    /// <param name="folder">The folder, made if absent.</param>
    /// <param name="plan">How many samples of each kind.</param>
    /// <param name="seed">The seed of all that is drawn.</param>
    /// <param name="cancellationToken">Stops the writing; what was written stays.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public async Task WriteAsync(string folder, DatasetPlan plan, int seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(plan);
        var random = new Random(seed);
        var mediaFolder = Path.Combine(folder, DatasetFiles.Media);
        Directory.CreateDirectory(mediaFolder);
        foreach (var kind in s_kinds)
        {
            var name = DatasetFiles.Name(kind);
            var pairs = new List<PairEntry>();
            for (var i = 0; i < plan.Pairs; i++)
            {
                pairs.Add(await PairAsync(generator.Captioning(random, kind), random, mediaFolder, $"{name}_pair_{i:D6}", i, cancellationToken));
            }

            DatasetJson.Write(Path.Combine(folder, DatasetFiles.Pairs(kind)), pairs, DatasetJson.Default.IReadOnlyListPairEntry);
            await ConversationsAsync(folder, DatasetFiles.Understanding(kind), plan.Understanding, i => UnderstandingAsync(
                i % 4 == 0 ? generator.Captioning(random, kind) : generator.QuestionAnswering(random, kind), random, mediaFolder, $"{name}_question_{i:D6}", cancellationToken));
            await ConversationsAsync(folder, DatasetFiles.Generation(kind), plan.Generation, i => GenerationAsync(
                generator.ForCell(random, false, false, false, kind == Modality.Image, kind == Modality.Audio, kind == Modality.Video), random, mediaFolder, $"{name}_request_{i:D6}", cancellationToken));
        }

        await ConversationsAsync(folder, DatasetFiles.MosIT, plan.Dialogues, i => MosITAsync(generator.MultiTurn(random), random, mediaFolder, $"dialogue_{i:D6}", cancellationToken));
    }

    private static async Task ConversationsAsync(string folder, string file, int count, Func<int, Task<ConversationEntry>> make)
    {
        var entries = new List<ConversationEntry>();
        for (var i = 0; i < count; i++)
        {
            entries.Add(await make(i));
        }

        DatasetJson.Write(Path.Combine(folder, file), entries, DatasetJson.Default.IReadOnlyListConversationEntry);
    }

    private async Task<PairEntry> PairAsync(Dialogue dialogue, Random random, string folder, string name, int id, CancellationToken cancellationToken)
    {
        var scene = dialogue.Last.Inputs.Single();
        var file = await media.WriteAsync(scene, random.Next(), folder, name, cancellationToken);
        return new PairEntry
        {
            ImageName = scene.Image is null ? null : file,
            AudioName = scene.Sound is null ? null : file,
            VideoName = scene.Video is null ? null : file,
            Caption = Caption.Of(scene),
            Id = id,
        };
    }

    private async Task<ConversationEntry> UnderstandingAsync(Dialogue dialogue, Random random, string folder, string name, CancellationToken cancellationToken)
    {
        var scene = dialogue.Last.Inputs.Single();
        var file = await media.WriteAsync(scene, random.Next(), folder, name, cancellationToken);
        return new ConversationEntry
        {
            ImageName = scene.Image is null ? null : file,
            AudioName = scene.Sound is null ? null : file,
            VideoName = scene.Video is null ? null : file,
            InputCaption = Caption.Of(scene),
            OutputModality = "text",
            Conversation =
            [
                new MessageEntry { From = MessageEntry.Human, Value = Text(dialogue.Last.User), InputModality = DatasetFiles.Name(scene.Modality) },
                new MessageEntry { From = MessageEntry.Gpt, Value = dialogue.Last.ReplyText, Caption = "", OutputModality = "text" },
            ],
        };
    }

    private async Task<ConversationEntry> GenerationAsync(Dialogue dialogue, Random random, string folder, string name, CancellationToken cancellationToken)
    {
        var scene = dialogue.Last.Outputs.Single();
        return new ConversationEntry
        {
            MmName = await media.WriteAsync(scene, random.Next(), folder, name, cancellationToken),
            Conversation =
            [
                new MessageEntry { From = MessageEntry.Human, Value = Text(dialogue.Last.User), InputModality = "text" },
                new MessageEntry { From = MessageEntry.Gpt, Value = dialogue.Last.ReplyText, Caption = Caption.Of(scene), OutputModality = DatasetFiles.Name(scene.Modality) },
            ],
        };
    }

    private async Task<ConversationEntry> MosITAsync(Dialogue dialogue, Random random, string folder, string name, CancellationToken cancellationToken)
    {
        var lists = s_kinds.ToDictionary(kind => kind, _ => new List<MediaEntry>());
        var messages = new List<MessageEntry>();
        var number = 0;
        foreach (var turn in dialogue.Turns)
        {
            var asked = new StringBuilder();
            foreach (var part in turn.User)
            {
                asked.Append(part is MediaPart given ? await PlaceholderAsync(given.Scene) + "\n" : ((TextPart)part).Text);
            }

            var replied = new StringBuilder();
            foreach (var part in turn.Assistant)
            {
                replied.Append(part is SignalPart made ? " " + await PlaceholderAsync(made.Scene) : ((TextPart)part).Text);
            }

            messages.Add(new MessageEntry { From = MessageEntry.Human, Value = asked.ToString() });
            messages.Add(new MessageEntry { From = MessageEntry.Gpt, Value = replied.ToString() });
        }

        return new ConversationEntry
        {
            ImageList = lists[Modality.Image],
            AudioList = lists[Modality.Audio],
            VideoList = lists[Modality.Video],
            Conversation = messages,
        };

        async Task<string> PlaceholderAsync(Scene scene)
        {
            var file = await media.WriteAsync(scene, random.Next(), folder, $"{name}_{number++}", cancellationToken);
            lists[scene.Modality].Add(new MediaEntry
            {
                ImageName = scene.Image is null ? null : file,
                AudioName = scene.Sound is null ? null : file,
                VideoName = scene.Video is null ? null : file,
                DataSource = Source,
                Caption = Caption.Of(scene),
            });
            return $"<{DatasetFiles.Name(scene.Modality)}>";
        }
    }

    /// <summary>The text as the user typed it, with capitals.</summary>
    private static string Text(IEnumerable<DialoguePart> parts) => string.Concat(parts.OfType<TextPart>().Select(part => part.Text));
}
