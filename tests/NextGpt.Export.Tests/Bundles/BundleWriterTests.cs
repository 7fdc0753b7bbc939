using System.Security.Cryptography;
using NextGpt.Contracts;
using NextGpt.Export.Bundles;
using NextGpt.Export.Configurations;
using NextGpt.Export.LanguageModels;
using NextGpt.Export.Tests.Support;
using NextGpt.Export.Weights;
using NextGpt.Model.Bundles;
using NextGpt.Model.Bundles.Manifest;

namespace NextGpt.Export.Tests.Bundles;

public sealed class BundleWriterTests : IDisposable
{
    private static readonly LanguageModelConfiguration s_configuration = new(32, 40, 1, 2, 2, 20, 16);
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Complete_Bundle_ListsEveryFileWithItsDigest()
    {
        using (BundleWriter writer = new(_folder["nano"]))
        {
            AddAll(writer);
            writer.Complete(Manifest());
        }

        BundleManifest read = BundleJson.Deserialize(File.ReadAllBytes(_folder["nano/bundle.json"]));
        Assert.Equal(["LICENSE", "language/decoder.onnx", "language/decoder.onnx.data", "language/embedding.onnx", "merges.txt", "vocab.json"], read.Files.Keys);
        Assert.Equal(read.Files.Keys.Append("bundle.json").Select(name => "nano/" + name).Order(StringComparer.Ordinal), _folder.Entries);
        Assert.All(read.Files, file =>
        {
            byte[] content = File.ReadAllBytes(_folder["nano/" + file.Key]);
            Assert.Equal(new BundleFile(Convert.ToHexStringLower(SHA256.HashData(content)), content.Length), file.Value);
        });
    }

    [Fact]
    public void Dispose_BeforeComplete_LeavesNothing()
    {
        using (BundleWriter writer = new(_folder["nano"]))
        {
            AddAll(writer);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Complete_OlderBundleThere_ReplacesItWhole()
    {
        Directory.CreateDirectory(_folder["nano"]);
        File.WriteAllText(_folder["nano/bundle.json"], "{}");
        File.WriteAllText(_folder["nano/stale.onnx"], "stale");

        using (BundleWriter writer = new(_folder["nano"] + "/"))
        {
            AddAll(writer);
            Assert.True(File.Exists(_folder["nano/stale.onnx"]));
            writer.Complete(Manifest());
        }

        Assert.False(File.Exists(_folder["nano/stale.onnx"]));
        Assert.Equal(["nano"], Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Constructor_OtherFilesThere_LeavesThemAlone()
    {
        Directory.CreateDirectory(_folder["home"]);
        File.WriteAllText(_folder["home/letter.txt"], "dear");

        IOException error = Assert.Throws<IOException>(() => new BundleWriter(_folder["home"]));

        Assert.Contains("not a bundle", error.Message, StringComparison.Ordinal);
        Assert.Equal(["home/letter.txt"], _folder.Entries);
    }

    [Fact]
    public void Complete_FileNotAdded_NamesIt()
    {
        using BundleWriter writer = new(_folder["nano"]);
        writer.Add("vocab.json", "{}"u8);

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => writer.Complete(Manifest()));

        Assert.Contains("language/decoder.onnx, language/embedding.onnx, merges.txt", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../out.onnx")]
    [InlineData("/out.onnx")]
    [InlineData("a//b.onnx")]
    [InlineData("a\\b.onnx")]
    [InlineData("bundle.json")]
    [InlineData("vocab.json")]
    public void Add_PathThatCannotBe_IsRefused(string path)
    {
        using BundleWriter writer = new(_folder["nano"]);
        writer.Add("vocab.json", "{}"u8);

        ArgumentException error = Assert.Throws<ArgumentException>(() => writer.Add(path, "x"u8));

        Assert.Contains($"'{path}'", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void AddAll(BundleWriter writer)
    {
        ArrayWeights weights = RandomWeights.For(
            51, source => TokenEmbeddingGraph.Build(s_configuration, source), source => LanguageModelGraph.Build(s_configuration, source));
        writer.Add("language/embedding.onnx", TokenEmbeddingGraph.Build(s_configuration, weights));
        writer.Add("language/decoder.onnx", LanguageModelGraph.Build(s_configuration, weights), externalThreshold: 0);
        writer.Add("vocab.json", "{}"u8);
        writer.Add("merges.txt", "#version: 0.2\n"u8);
        using TemporaryFolder elsewhere = new();
        File.WriteAllText(elsewhere["LICENSE"], "MIT");
        writer.AddFile("LICENSE", elsewhere["LICENSE"]);
    }

    private static BundleManifest Manifest() => new()
    {
        Name = "nano",
        License = "MIT",
        Files = new Dictionary<string, BundleFile>(),
        Tokenizer = new TokenizerManifest
        {
            Type = "byte-level-bpe",
            Vocabulary = "vocab.json",
            Merges = "merges.txt",
            BeginOfSequence = 0,
            EndOfSequence = 1,
            AddedTokens = new Dictionary<string, int>(),
        },
        Prompt = new PromptManifest { UserOpen = "u", AssistantOpen = "a", TurnClose = "c", MediaOpen = "<", MediaClose = ">", StopSequences = [] },
        LanguageModel = new LanguageModelManifest
        {
            File = "language/decoder.onnx",
            EmbeddingFile = "language/embedding.onnx",
            Layers = 1,
            Heads = 2,
            KeyValueHeads = 2,
            HeadDimension = 16,
            HiddenSize = 32,
            VocabularySize = 20,
            ContextLength = 16,
        },
        Signals = new Dictionary<Modality, IReadOnlyList<string>>(),
        Encoders = new Dictionary<Modality, EncoderManifest>(),
        Decoders = [],
    };
}
