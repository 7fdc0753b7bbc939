using System.Text;
using System.Text.Json;
using NextGpt.Contracts;
using NextGpt.Model.Bundles;
using NextGpt.Model.Bundles.Manifest;

namespace NextGpt.Model.Tests.Bundles;

public sealed class BundleJsonTests
{
    [Fact]
    public void Serialize_Manifest_UsesSnakeCaseAndModalityNames()
    {
        string json = Encoding.UTF8.GetString(BundleJson.Serialize(Sample()));

        Assert.Contains("\"format\": \"nextgpt-bundle\"", json, StringComparison.Ordinal);
        Assert.Contains("\"key_value_heads\": 2", json, StringComparison.Ordinal);
        Assert.Contains("\"sha256\": \"00\"", json, StringComparison.Ordinal);
        Assert.Contains("\"image\": [", json, StringComparison.Ordinal);
        Assert.DoesNotContain("merges", json, StringComparison.Ordinal);
        Assert.EndsWith("}\n", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Deserialize_WhatSerializeWrote_WritesTheSameAgain()
    {
        byte[] json = BundleJson.Serialize(Sample());

        BundleManifest read = BundleJson.Deserialize(json);

        Assert.Equal(json, BundleJson.Serialize(read));
        Assert.Equal(["[IMG0]", "[IMG1]"], read.Signals[Modality.Image]);
        Assert.Equal(5, read.Encoders[Modality.Video].Vision!.Clips);
    }

    [Theory]
    [InlineData("\"license\": \"MIT\",", "", "license")]
    [InlineData("\"license\"", "\"licence\"", "licence")]
    [InlineData("\"layers\": 1", "\"layers\": \"one\"", "layers")]
    public void Deserialize_WrongProperty_NamesIt(string from, string to, string named)
    {
        string json = Encoding.UTF8.GetString(BundleJson.Serialize(Sample())).Replace(from, to, StringComparison.Ordinal);

        JsonException error = Assert.Throws<JsonException>(() => BundleJson.Deserialize(Encoding.UTF8.GetBytes(json)));

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    private static BundleManifest Sample() => new()
    {
        Name = "sample",
        License = "MIT",
        Files = new Dictionary<string, BundleFile> { ["language/decoder.onnx"] = new("00", 1) },
        Tokenizer = new TokenizerManifest
        {
            Type = "sentencepiece",
            Vocabulary = "tokenizer.model",
            BeginOfSequence = 1,
            EndOfSequence = 2,
            AddedTokens = new Dictionary<string, int> { ["[IMG0]"] = 3, ["[IMG1]"] = 4 },
        },
        Prompt = new PromptManifest
        {
            UserOpen = "### Human: ",
            AssistantOpen = "\n### Assistant: ",
            TurnClose = "\n###",
            MediaOpen = "<Img>",
            MediaClose = "</Img>",
            StopSequences = ["###"],
        },
        LanguageModel = new LanguageModelManifest
        {
            File = "language/decoder.onnx",
            EmbeddingFile = "language/embedding.onnx",
            Layers = 1,
            Heads = 4,
            KeyValueHeads = 2,
            HeadDimension = 8,
            HiddenSize = 32,
            VocabularySize = 60,
            ContextLength = 128,
        },
        Signals = new Dictionary<Modality, IReadOnlyList<string>> { [Modality.Image] = ["[IMG0]", "[IMG1]"] },
        Encoders = new Dictionary<Modality, EncoderManifest>
        {
            [Modality.Video] = new()
            {
                File = "vision.onnx",
                ProjectorFile = "project.onnx",
                ProjectorInput = "embedding",
                Tokens = 1,
                Vision = new VisionPreprocessing { Size = 64, Mean = [0.5f, 0.5f, 0.5f], StandardDeviation = [0.25f, 0.25f, 0.25f] },
            },
        },
        Decoders = [],
    };
}
