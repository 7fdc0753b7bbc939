using System.Runtime.InteropServices;
using NextGpt.Contracts;
using NextGpt.Export.Autoencoders;
using NextGpt.Export.Bundles;
using NextGpt.Export.Configurations;
using NextGpt.Export.Denoisers;
using NextGpt.Export.LanguageModels;
using NextGpt.Export.Projectors;
using NextGpt.Export.Towers;
using NextGpt.Export.Vocoders;
using NextGpt.Export.Weights;
using NextGpt.Model.Bundles.Manifest;
using NextGpt.Training.Alignment;
using NextGpt.Training.Checkpoints;
using NextGpt.Training.Decoders;
using NextGpt.Training.Foundations;
using NextGpt.Training.Language;
using NextGpt.Training.Stages;
using TorchSharp;
using static TorchSharp.torch;

namespace NextGpt.Training.Bundling;

/// <summary>Exports everything that was trained as a bundle.</summary>
internal static class BundleStage
{
    public const string Name = "bundle";
    private const WeightStorage Storage = WeightStorage.Int8;
    private const string VisionFile = "vision-tower.onnx";
    private const string PictureDecoderFile = "picture-latent-decoder.onnx";

    /// <summary>Gets the folder that the bundle is written to.</summary>
    public static string Folder(StageContext context) => Path.Combine(context.Directory, Name);

    public static void Run(StageContext context)
    {
        NanoConfiguration c = context.Configuration;
        NanoVocabulary vocabulary = new(context.Directory, c);
        using BundleWriter writer = new(Folder(context));
        LanguageModelConfiguration language = AddLanguageModel(context, vocabulary, writer);
        writer.AddFile(NanoVocabulary.VocabularyFile, Path.Combine(context.Directory, NanoVocabulary.VocabularyFile));
        writer.AddFile(NanoVocabulary.MergesFile, Path.Combine(context.Directory, NanoVocabulary.MergesFile));
        AddVisionTower(context, writer);
        writer.Add("audio-tower.onnx", AudioTowerGraph.Build(c.Audio, LiveWeights.Of(context.Weights(TowersStage.AudioName)), Storage));
        AddPictureDecoder(context, writer);
        writer.Add("mel-latent-decoder.onnx", LatentDecoderGraph.Build(c.MelAutoencoder, LiveWeights.Of(context.Weights(MelAutoencoderStage.Name), "decoder."), Storage));
        writer.Add("vocoder.onnx", VocoderGraph.Build(c.Vocoder, LiveWeights.Of(context.Weights(VocoderStage.Name)), WeightStorage.Float16));
        foreach (Modality modality in SceneDraw.Media)
        {
            AddProjectors(context, writer, modality);
            AddDenoiser(context, writer, modality, DiffusionStages.Of(modality));
            writer.Add($"{BundleParts.NameOf(modality)}-unconditional.bin", MemoryMarshal.AsBytes(Unconditional(context, modality).AsSpan()));
        }

        writer.Complete(new BundleManifest
        {
            Name = c.Name,
            Description = "NExT-GPT in miniature: shapes, notes and moving shapes, trained by this repository alone.",
            License = "MIT",
            Files = new Dictionary<string, BundleFile>(),
            Tokenizer = vocabulary.Manifest,
            Prompt = vocabulary.Prompt,
            LanguageModel = new LanguageModelManifest
            {
                File = "language-model.onnx",
                EmbeddingFile = "token-embedding.onnx",
                Layers = language.Layers,
                Heads = language.Heads,
                KeyValueHeads = language.KeyValueHeads,
                HeadDimension = language.HeadDimension,
                HiddenSize = language.HiddenSize,
                VocabularySize = language.VocabularySize,
                ContextLength = language.ContextLength,
            },
            Signals = vocabulary.Signals,
            Encoders = SceneDraw.Media.ToDictionary(modality => modality, modality => BundleParts.Encoder(c, modality, modality == Modality.Audio ? "audio-tower.onnx" : VisionFile)),
            Decoders = [.. SceneDraw.Media.Select(modality => BundleParts.Decoder(c, modality, modality == Modality.Audio ? "mel-latent-decoder.onnx" : PictureDecoderFile))],
        });
    }

    /// <summary>Adds the latent decoder of pictures and videos.</summary>
    public static void AddPictureDecoder(StageContext context, BundleWriter writer) =>
        writer.Add(PictureDecoderFile, LatentDecoderGraph.Build(context.Configuration.PictureAutoencoder, LiveWeights.Of(context.Weights(LatentDecoderTuningStage.Name), "decoder."), Storage));

    /// <summary>Adds the vision tower.</summary>
    public static void AddVisionTower(StageContext context, BundleWriter writer) =>
        writer.Add(VisionFile, VisionTowerGraph.Build(context.Configuration.Vision, LiveWeights.Of(context.Weights(TowersStage.VisionName)), Storage));

    /// <summary>Adds the language model and its embeddings as stage 3 left them.</summary>
    public static LanguageModelConfiguration AddLanguageModel(StageContext context, NanoVocabulary vocabulary, BundleWriter writer)
    {
        LanguageModelConfiguration language = context.Configuration.LanguageModel with { VocabularySize = vocabulary.BaseCount + vocabulary.SignalCount };
        Dictionary<string, (long[] Shape, float[] Data)> file = TensorFile.Load(context.Weights(InstructionTuningStage.Name + ".language-model"));
        float[] signals = TensorFile.Load(context.Weights(InstructionTuningStage.Name)).Single().Value.Data;
        ArrayWeights weights = new();
        foreach ((string name, (long[] shape, float[] data)) in file)
        {
            if (name == "model.embed_tokens.weight")
            {
                float[] table = [.. data, .. signals];
                weights.Add(name, [language.VocabularySize, language.HiddenSize], table);
                weights.Add("lm_head.weight", [language.VocabularySize, language.HiddenSize], table);
            }
            else
            {
                weights.Add(name, shape, data);
            }
        }

        writer.Add("language-model.onnx", LanguageModelGraph.Build(language, weights, Storage));
        writer.Add("token-embedding.onnx", TokenEmbeddingGraph.Build(language, weights, Storage));
        return language;
    }

    /// <summary>Adds the projectors of a modality as stage 3 left them.</summary>
    public static void AddProjectors(StageContext context, BundleWriter writer, Modality modality)
    {
        NanoConfiguration c = context.Configuration;
        string name = BundleParts.NameOf(modality);
        writer.Add($"{name}-input-projector.onnx", InputProjectorGraph.Build(c.InputProjector, LiveWeights.Of(EncodingAlignmentStage.Path(context, InstructionTuningStage.Name, modality)), Storage));
        writer.Add($"{name}-output-projector.onnx", OutputProjectorGraph.Build(OutputProjectors.Shape(c, modality), LiveWeights.Of(DecodingAlignmentStage.Path(context, InstructionTuningStage.Name, modality)), Storage));
    }

    /// <summary>Adds the denoiser of a modality as a stage left it.</summary>
    public static void AddDenoiser(StageContext context, BundleWriter writer, Modality modality, string stage) => writer.Add(
        $"{BundleParts.NameOf(modality)}-denoiser.onnx",
        DenoiserGraph.Build(LatentSource.Denoiser(context.Configuration, modality), LiveWeights.Of(context.Weights(stage)), Storage));

    private static float[] Unconditional(StageContext context, Modality modality)
    {
        using DisposeScope scope = NewDisposeScope();
        return TensorFile.ToArray(TextEncoderStage.Unconditional(context, modality));
    }
}
