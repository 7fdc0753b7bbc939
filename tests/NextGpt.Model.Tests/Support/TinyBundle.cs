using System.Runtime.InteropServices;
using NextGpt.Export.Autoencoders;
using NextGpt.Export.Bundles;
using NextGpt.Export.Configurations;
using NextGpt.Export.Denoisers;
using NextGpt.Export.Graphs;
using NextGpt.Export.LanguageModels;
using NextGpt.Export.Projectors;
using NextGpt.Export.Towers;
using NextGpt.Export.Vocoders;
using NextGpt.Export.Weights;
using NextGpt.Model.Bundles.Manifest;

namespace NextGpt.Model.Tests.Support;

/// <summary>Writes a whole bundle of random weights in the shapes of <see cref="TinyManifest"/>: what it answers means nothing, but all of it runs.</summary>
internal static class TinyBundle
{
    /// <summary>Writes the bundle.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="fused">Whether attention is the fused operator, which takes heads of 16, or standard ones.</param>
    /// <param name="change">Changes the manifest before it is written.</param>
    public static BundleManifest Write(string path, bool fused = true, Func<BundleManifest, BundleManifest>? change = null)
    {
        BundleManifest manifest = TinyManifest.Create();
        manifest = manifest with { LanguageModel = manifest.LanguageModel with { Heads = fused ? 2 : 4, KeyValueHeads = fused ? 1 : 2, HeadDimension = fused ? 16 : 8 } };
        LanguageModelManifest lm = manifest.LanguageModel;
        using BundleWriter writer = new(path);
        using (TemporaryFolder text = new())
        {
            TinyVocabulary.Write(text);
            writer.AddFile("vocab.json", text["vocab.json"]);
            writer.AddFile("merges.txt", text["merges.txt"]);
        }

        var language = new LanguageModelConfiguration(lm.HiddenSize, 64, lm.Layers, lm.Heads, lm.KeyValueHeads, lm.VocabularySize, lm.ContextLength);
        Add(writer, lm.File, 1, w => LanguageModelGraph.Build(language, w));
        Add(writer, lm.EmbeddingFile, 2, w => TokenEmbeddingGraph.Build(language, w));
        AddEncoders(writer, lm.HiddenSize);
        AddDecoder(writer, manifest.Decoders[0], 10, new DenoiserConfiguration(4, 4, 4, 1, 32, 1, 2, 2, 8, false), lm.HiddenSize, signals: 2, queries: 2);
        AddDecoder(writer, manifest.Decoders[1], 20, new DenoiserConfiguration(4, 4, 1, 1, 32, 1, 2, 1, 8, true), lm.HiddenSize, signals: 1, queries: 1);
        AddDecoder(writer, manifest.Decoders[2], 30, new DenoiserConfiguration(4, 4, 4, 3, 32, 1, 2, 2, 8, false), lm.HiddenSize, signals: 3, queries: 2);
        Add(writer, "picture_decoder.onnx", 40, w => LatentDecoderGraph.Build(new AutoencoderConfiguration(3, 16, 16, 4, 4, 4, 16, 1, 1, 2), w));
        Add(writer, "mel_decoder.onnx", 41, w => LatentDecoderGraph.Build(new AutoencoderConfiguration(1, 16, 8, 4, 8, 4, 16, 1, 1, 2), w));
        Add(writer, "vocoder.onnx", 42, w => VocoderGraph.Build(new VocoderConfiguration(8, 16, 64, 16000, 8, 1, 16, 50, 7000), w));
        return writer.Complete(change?.Invoke(manifest) ?? manifest);
    }

    private static void AddEncoders(BundleWriter writer, int hidden)
    {
        var projector = new InputProjectorConfiguration(16, hidden, new GroupingConfiguration(16, 2, [1, 1, 1], [4, 3]));
        Add(writer, "vision_tower.onnx", 3, w => VisionTowerGraph.Build(new VisionTowerConfiguration(24, 2, 2, 14, 28, 16), w));
        Add(writer, "vision_projector.onnx", 4, w => InputProjectorGraph.Build(projector, w));
        Add(writer, "audio_tower.onnx", 5, w => AudioTowerGraph.Build(new AudioTowerConfiguration(24, 1, 2, 8, 4, 32, 64, 16), w));
        Add(writer, "audio_projector.onnx", 6, w => InputProjectorGraph.Build(projector, w));
    }

    private static void AddDecoder(BundleWriter writer, DecoderManifest decoder, int seed, DenoiserConfiguration denoiser, int hidden, int signals, int queries)
    {
        var projector = new OutputProjectorConfiguration(hidden, 16, 2, 1, 1, 32, signals, queries, denoiser.ConditionSize);
        Add(writer, decoder.ProjectorFile, seed, w => OutputProjectorGraph.Build(projector, w));
        Add(writer, decoder.DenoiserFile, seed + 1, w => DenoiserGraph.Build(denoiser, w));
        float[] unconditional = [.. Enumerable.Range(0, queries * denoiser.ConditionSize).Select(i => MathF.Sin(i + seed))];
        writer.Add(decoder.UnconditionalFile, MemoryMarshal.AsBytes(unconditional.AsSpan()));
    }

    private static void Add(BundleWriter writer, string file, int seed, Func<INamedWeights, OnnxModel> build)
    {
        // What a graph lacks tells what it needs.
        WeightMismatchException needs = Assert.Throws<WeightMismatchException>(() => build(new ArrayWeights()));
        var random = new Random(seed);
        var weights = new ArrayWeights();
        foreach (TensorMismatch tensor in needs.Mismatches)
        {
            IReadOnlyList<long> shape = tensor.Expected!;
            long size = shape.Aggregate(1L, (a, b) => a * b);
            bool norm = shape.Count == 1 && tensor.Name.EndsWith("weight", StringComparison.Ordinal);
            double scale = shape.Count > 1 ? Math.Sqrt(3.0 * shape[0] / size) : 0.2;
            float[] values = new float[size];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = (float)((norm ? 1 : 0) + (scale * ((2 * random.NextDouble()) - 1)));
            }

            weights.Add(tensor.Name, shape, values);
        }

        writer.Add(file, build(weights));
    }
}
