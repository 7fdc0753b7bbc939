using NextGpt.Contracts;
using NextGpt.Export.Weights;
using NextGpt.Model.Bundles;
using NextGpt.Model.Bundles.Manifest;
using NextGpt.Training.Alignment;
using NextGpt.Training.Foundations;
using NextGpt.Training.Language;
using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using NextGpt.Training.Stages;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Splits;
using TorchSharp;
using static TorchSharp.torch;

namespace NextGpt.Training.Continuation;

/// <summary>Reads a bundle's tokenizer, towers, language model and projectors back as the checkpoints of the stages that made them.</summary>
internal static class BundleImportStage
{
    public const string Name = "bundle-import";
    private const string Table = "model.embed_tokens.weight";
    private const int SlotScenes = 256;

    /// <summary>Runs the stage.</summary>
    /// <param name="context">Names the bundle.</param>
    /// <exception cref="InvalidDataException">The bundle's dimensions are others than the configuration's.</exception>
    public static void Run(StageContext context)
    {
        Bundle bundle = context.Source();
        BundleManifest manifest = bundle.Manifest;
        File.Copy(bundle.PathOf(manifest.Tokenizer.Vocabulary), Path.Combine(context.Directory, NanoVocabulary.VocabularyFile), overwrite: true);
        File.Copy(bundle.PathOf(manifest.Tokenizer.Merges ?? NanoVocabulary.MergesFile), Path.Combine(context.Directory, NanoVocabulary.MergesFile), overwrite: true);
        NanoVocabulary vocabulary = new(context.Directory, context.Configuration);
        LanguageModel model = ImportLanguageModel(context, vocabulary, bundle);
        Tower vision = ImportTower(new Tower(context.Configuration.Vision), TowersStage.Imported(context, TowersStage.VisionName), Modality.Image);
        Tower audio = ImportTower(new Tower(context.Configuration.Audio), context.Weights(TowersStage.AudioName), Modality.Audio);
        MediaEncoder encoder = new(context, vision, audio);
        OutputProjectors output = new(context);
        foreach (Modality modality in SceneDraw.Media)
        {
            BundleWeights.Fill(encoder.Parameters(modality), Read(manifest.Encoders[modality].ProjectorFile));
            ParameterFiles.Save(EncodingAlignmentStage.Path(context, EncodingAlignmentStage.Start, modality), encoder.Parameters(modality));
            BundleWeights.Fill(output.Parameters(modality), Read(bundle.DecoderFor(modality).ProjectorFile));
            ParameterFiles.Save(DecodingAlignmentStage.Path(context, DecodingAlignmentStage.Name, modality), output.Parameters(modality));
        }

        ImportSlots(context, vocabulary, model, encoder);
        File.WriteAllText(Path.Combine(context.Directory, Name + ".done"), string.Empty);

        GraphWeights Read(string file) => GraphWeights.Read(bundle.PathOf(file));

        Tower ImportTower(Tower tower, string path, Modality modality)
        {
            BundleWeights.Fill(tower.Parameters.Pack(0), Read(manifest.Encoders[modality].File));
            ParameterFiles.Save(path, tower.Parameters);
            return tower;
        }
    }

    private static LanguageModel ImportLanguageModel(StageContext context, NanoVocabulary vocabulary, Bundle bundle)
    {
        GraphWeights graph = GraphWeights.Read(bundle.PathOf(bundle.Manifest.LanguageModel.File));
        GraphWeights embedding = GraphWeights.Read(bundle.PathOf(bundle.Manifest.LanguageModel.EmbeddingFile));
        int hidden = context.Configuration.LanguageModel.HiddenSize;
        float[] table = new float[(vocabulary.BaseCount + vocabulary.SignalCount) * hidden];
        BundleWeights.Copy(embedding, Table, table);
        LanguageModel model = new(context.Configuration.LanguageModel with { VocabularySize = vocabulary.BaseCount });
        model.Parameters.Pack(context.Seed);
        model.AddSignals(vocabulary.SignalCount, context.Seed);
        foreach (Weight weight in model.Parameters.Weights.Where(weight => weight.Name != Table))
        {
            BundleWeights.Fill(weight, graph);
        }

        ParameterFiles.Copy(model.Parameters[Table].Value, table[..(vocabulary.BaseCount * hidden)]);
        ParameterFiles.Copy(model.SignalRows!.Weights.Single().Value, table[(vocabulary.BaseCount * hidden)..]);
        ParameterFiles.Save(context.Weights(LanguageModelStage.Name), model.Parameters);
        ParameterFiles.Save(context.Weights(DecodingAlignmentStage.Name), model.SignalRows);
        return model;
    }

    // What a slot adds to its word is not in a bundle; it is what projected media have in common beyond the words of their scenes.
    private static void ImportSlots(StageContext context, NanoVocabulary vocabulary, LanguageModel model, MediaEncoder encoder)
    {
        using IDisposable _ = no_grad();
        using DisposeScope scope = NewDisposeScope();
        TelegraphEmbeddings telegraphs = new(context, vocabulary);
        if (encoder.Tokens == Telegraph.Length)
        {
            using StepRandom random = new(context.Seed, Name, 0, 0);
            telegraphs.Slots.Flat.zero_();
            Tensor slots = telegraphs.Slots.Weights.Single().Value;
            for (int i = 0; i < SceneDraw.Media.Length; i++)
            {
                Modality modality = SceneDraw.Media[i];
                Scene[] scenes = [.. Enumerable.Range(0, SlotScenes).Select(_ => SceneDraw.Of(modality, random.Random, SplitPart.Train))];
                slots[i].copy_((encoder.Forward(scenes, random, training: false) - telegraphs.Of(model, scenes)).mean([0]));
            }
        }

        telegraphs.Save(context);
    }
}
