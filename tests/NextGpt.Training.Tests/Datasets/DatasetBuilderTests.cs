using System.Text.Json;
using NextGpt.Contracts;
using NextGpt.Media.Images;
using NextGpt.Media.Sounds;
using NextGpt.Training.Datasets;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Rendering;
using NextGpt.Training.World.Splits;

namespace NextGpt.Training.Tests.Datasets;

public sealed class DatasetBuilderTests : IDisposable
{
    private static readonly DatasetPlan s_plan = new(8, 12, 12, 40);
    private static readonly Modality[] s_kinds = [Modality.Image, Modality.Audio, Modality.Video];

    private readonly string _folder = Directory.CreateTempSubdirectory("nextgpt-dataset").FullName;

    [Fact]
    public async Task WriteAsync_ReadBack_HasTheSameDialogues()
    {
        await Builder().WriteAsync(_folder, s_plan, 3);
        var stored = DatasetReader.ReadConversations(Path.Combine(_folder, DatasetFiles.MosIT));

        Assert.Equal(s_plan.Dialogues, stored.Count);
        foreach (var dialogue in stored)
        {
            Assert.InRange(dialogue.Turns.Count, 2, 4);
            Assert.Equal(dialogue.Files.Count, dialogue.Turns.Sum(turn => turn.Inputs.Count() + turn.Outputs.Count()));
            Assert.All(dialogue.Files, file => Assert.True(File.Exists(Path.Combine(_folder, DatasetFiles.Media, file)), file));
            Assert.All(dialogue.Turns, turn => Assert.All(turn.Outputs, scene => Assert.Contains(Caption.Of(scene), turn.ReplyText, StringComparison.Ordinal)));
        }

        foreach (var kind in s_kinds)
        {
            var pairs = DatasetReader.ReadPairs(Path.Combine(_folder, DatasetFiles.Pairs(kind)));
            Assert.Equal(s_plan.Pairs, pairs.Count);
            Assert.All(pairs, pair => Assert.Equal(kind, CaptionReader.Read(pair.Caption)!.Modality));
            var questions = DatasetReader.ReadConversations(Path.Combine(_folder, DatasetFiles.Understanding(kind)));
            Assert.All(questions, dialogue => Assert.Equal([kind], dialogue.Turns.Single().Inputs.Select(scene => scene.Modality)));
            var requests = DatasetReader.ReadConversations(Path.Combine(_folder, DatasetFiles.Generation(kind)));
            Assert.All(requests, dialogue => Assert.Equal([kind], dialogue.Turns.Single().Outputs.Select(scene => scene.Modality)));
        }
    }

    [Fact]
    public async Task WriteAsync_MosIT_TurnsAreThoseOfTheGenerator()
    {
        await Builder().WriteAsync(_folder, new DatasetPlan(0, 0, 0, 60), 9);
        var stored = DatasetReader.ReadConversations(Path.Combine(_folder, DatasetFiles.MosIT));
        var random = new Random(9);
        var generator = new DialogueGenerator(SplitPart.Train, PhrasingPart.Training);
        foreach (var dialogue in stored)
        {
            var original = generator.MultiTurn(random);
            Assert.Equal(original.Turns.Count, dialogue.Turns.Count);
            for (var i = 0; i < original.Turns.Count; i++)
            {
                Assert.Equal(original.Turns[i].User, dialogue.Turns[i].User);
                Assert.Equal(original.Turns[i].Assistant, dialogue.Turns[i].Assistant);
            }

            // The builder draws one number for each medium that it writes.
            foreach (var _ in dialogue.Files)
            {
                random.Next();
            }
        }
    }

    [Fact]
    public async Task WriteAsync_Keys_AreThoseOfTheFormat()
    {
        await Builder().WriteAsync(_folder, s_plan, 3);
        Assert.Equal(["audio_name", "caption", "id"], Keys(DatasetFiles.Pairs(Modality.Audio), entry => entry));
        Assert.Equal(["image_name", "input_caption", "output_modality", "conversation"], Keys(DatasetFiles.Understanding(Modality.Image), entry => entry));
        Assert.Equal(["from", "value", "input_modality"], Keys(DatasetFiles.Generation(Modality.Video), entry => entry.GetProperty("conversation")[0]));
        Assert.Equal(["from", "value", "output_modality", "caption"], Keys(DatasetFiles.Generation(Modality.Video), entry => entry.GetProperty("conversation")[1]));
        Assert.Equal(["image_list", "audio_list", "video_list", "conversation"], Keys(DatasetFiles.MosIT, entry => entry));
    }

    [Fact]
    public void ReadConversations_TextThatIsNoDataSet_NamesFile()
    {
        var path = Path.Combine(_folder, "bad.json");
        File.WriteAllText(path, "{\"a\":1}");
        Assert.Contains(path, Assert.Throws<InvalidDataException>(() => DatasetReader.ReadConversations(path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private static DatasetBuilder Builder() => new(new DialogueGenerator(SplitPart.Train, PhrasingPart.Training), new FramesWriter());

    private string[] Keys(string file, Func<JsonElement, JsonElement> choose)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, file)));
        return [.. choose(document.RootElement[0]).EnumerateObject().Select(property => property.Name)];
    }

    /// <summary>Real pictures and sounds; of a video its first frame, so that the test needs no ffmpeg.</summary>
    private sealed class FramesWriter : IMediaWriter
    {
        public async Task<string> WriteAsync(Scene scene, int seed, string folder, string name, CancellationToken cancellationToken = default)
        {
            var random = new Random(seed);
            var (bytes, extension) = scene switch
            {
                { Image: { } image } => (ImageEncoder.ToPng(ImageRenderer.Render(image, random)), ".png"),
                { Sound: { } sound } => (SoundEncoder.ToWav(SoundRenderer.Render(sound, random)), ".wav"),
                _ => (ImageEncoder.ToPng(VideoRenderer.Render(scene.Video!, random).Frames[0]), ".png"),
            };
            await File.WriteAllBytesAsync(Path.Combine(folder, name + extension), bytes, cancellationToken);
            return name + extension;
        }
    }
}
