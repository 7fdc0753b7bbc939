using System.Security.Cryptography;
using NextGpt.Contracts;
using NextGpt.Model.Bundles;
using NextGpt.Model.Bundles.Manifest;

namespace NextGpt.Model.Tests.Support;

/// <summary>A manifest whose files hold only their own names: enough for everything that opens no graph.</summary>
internal static class TinyManifest
{
    public static BundleManifest Create() => new()
    {
        Name = "tiny",
        License = "MIT",
        Files = new Dictionary<string, BundleFile>(),
        Tokenizer = new TokenizerManifest
        {
            Type = "byte-level-bpe",
            Vocabulary = "vocab.json",
            Merges = "merges.txt",
            BeginOfSequence = 300,
            EndOfSequence = 301,
            AddedTokens = new Dictionary<string, int>
            {
                ["<s>"] = 300,
                ["</s>"] = 301,
                ["<user>"] = 302,
                ["<assistant>"] = 303,
                ["<Img>"] = 304,
                ["</Img>"] = 305,
                ["[IMG0]"] = 306,
                ["[IMG1]"] = 307,
                ["[AUD0]"] = 308,
                ["[VID0]"] = 309,
                ["[VID1]"] = 310,
                ["[VID2]"] = 311,
            },
        },
        Prompt = new PromptManifest
        {
            UserOpen = "<user>",
            AssistantOpen = "<assistant>",
            TurnClose = "</s>",
            MediaOpen = "<Img>",
            MediaClose = "</Img>",
            StopSequences = ["###"],
        },
        LanguageModel = new LanguageModelManifest
        {
            File = "language_model.onnx",
            EmbeddingFile = "embedding.onnx",
            Layers = 2,
            Heads = 4,
            KeyValueHeads = 2,
            HeadDimension = 8,
            HiddenSize = 32,
            VocabularySize = 312,
            ContextLength = 128,
        },
        Signals = new Dictionary<Modality, IReadOnlyList<string>>
        {
            [Modality.Image] = ["[IMG0]", "[IMG1]"],
            [Modality.Audio] = ["[AUD0]"],
            [Modality.Video] = ["[VID0]", "[VID1]", "[VID2]"],
        },
        Encoders = new Dictionary<Modality, EncoderManifest>
        {
            [Modality.Image] = Encoder("vision", new VisionPreprocessing { Size = 28, Mean = [0.5f, 0.5f, 0.5f], StandardDeviation = [0.25f, 0.25f, 0.25f] }, null),
            [Modality.Audio] = Encoder("audio", null, new AudioPreprocessing { SampleRate = 16000, MelBins = 32, Frames = 64, Mean = -4.268f, StandardDeviation = 9.138f }),
            [Modality.Video] = Encoder("vision", new VisionPreprocessing { Size = 28, Mean = [0.5f, 0.5f, 0.5f], StandardDeviation = [0.25f, 0.25f, 0.25f], Clips = 2, Crops = 1 }, null),
        },
        Decoders =
        [
            Decoder("image", Modality.Image, [4, 4, 4], new OutputManifest { Width = 16, Height = 16 }),
            Decoder("audio", Modality.Audio, [4, 4, 1], new OutputManifest { SampleRate = 16000, Samples = 1000 }),
            Decoder("video", Modality.Video, [4, 3, 4, 4], new OutputManifest { Width = 16, Height = 16, Frames = 3, FramesPerSecond = 4 }),
        ],
    };

    /// <summary>Writes a file for each name that the manifest uses, and bundle.json; returns the manifest with its files listed.</summary>
    public static BundleManifest Write(TemporaryFolder folder, BundleManifest manifest)
    {
        TinyVocabulary.Write(folder);
        var files = new Dictionary<string, BundleFile>();
        foreach (string name in Names(manifest).Distinct())
        {
            if (!File.Exists(folder[name]))
            {
                File.WriteAllText(folder[name], name);
            }

            byte[] content = File.ReadAllBytes(folder[name]);
            files[name] = new BundleFile(Convert.ToHexStringLower(SHA256.HashData(content)), content.Length);
        }

        manifest = manifest with { Files = files };
        WriteManifest(folder, manifest);
        return manifest;
    }

    public static void WriteManifest(TemporaryFolder folder, BundleManifest manifest) => File.WriteAllBytes(folder[BundleJson.FileName], BundleJson.Serialize(manifest));

    private static IEnumerable<string> Names(BundleManifest manifest) =>
    [
        manifest.Tokenizer.Vocabulary, manifest.Tokenizer.Merges!, manifest.LanguageModel.File, manifest.LanguageModel.EmbeddingFile,
        .. manifest.Encoders.Values.SelectMany(e => new[] { e.File, e.ProjectorFile }),
        .. manifest.Decoders.SelectMany(d => new[] { d.ProjectorFile, d.DenoiserFile, d.LatentDecoderFile, d.UnconditionalFile, d.VocoderFile }).OfType<string>(),
    ];

    private static EncoderManifest Encoder(string tower, VisionPreprocessing? vision, AudioPreprocessing? audio) => new()
    {
        File = $"{tower}_tower.onnx",
        ProjectorFile = $"{tower}_projector.onnx",
        ProjectorInput = "patch_embeddings",
        Tokens = 3,
        Vision = vision,
        Audio = audio,
    };

    private static DecoderManifest Decoder(string name, Modality modality, int[] latent, OutputManifest output) => new()
    {
        Id = name,
        Modality = modality,
        Default = true,
        ProjectorFile = $"{name}_output_projector.onnx",
        DenoiserFile = $"{name}_denoiser.onnx",
        LatentDecoderFile = modality == Modality.Audio ? "mel_decoder.onnx" : "picture_decoder.onnx",
        VocoderFile = modality == Modality.Audio ? "vocoder.onnx" : null,
        ConditionInput = modality == Modality.Audio ? "class_labels" : "encoder_hidden_states",
        UnconditionalFile = $"{name}_unconditional.bin",
        LatentShape = latent,
        LatentScaling = 2,
        Scheduler = new SchedulerManifest { Type = "flow-match-euler" },
        Steps = 4,
        Guidance = 2,
        Output = output,
    };
}
