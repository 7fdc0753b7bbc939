using NextGpt.Training.Alignment;
using NextGpt.Training.Bundling;
using NextGpt.Training.Continuation;
using NextGpt.Training.Decoders;
using NextGpt.Training.Foundations;
using NextGpt.Training.Language;
using NextGpt.Training.Stages;

namespace NextGpt.Training.Plan;

/// <summary>Stages in an order in which each comes after what it needs.</summary>
public static class TrainingPlan
{
    /// <summary>
    /// Gets the stages of a training from nothing: foundations, NExT-GPT's three, the bundle. Of what is ready the first is run first: the language model
    /// and what it waits for are the longest way to the end; the decoders fill the other core, and of what is left when the language model ends each core has about the same.
    /// </summary>
    public static IReadOnlyList<TrainingStage> Stages { get; } =
    [
        new(TokenizerStage.Name, [], NanoVocabulary.VocabularyFile, TokenizerStage.Run),
        Stage(LanguageModelStage.Name, LanguageModelStage.Run, TokenizerStage.Name),
        Stage(TextEncoderStage.Name, TextEncoderStage.Run),
        Stage(TowersStage.VisionName, TowersStage.RunVision, TextEncoderStage.Name),
        Stage(TowersStage.AudioName, TowersStage.RunAudio, TextEncoderStage.Name),
        Stage(EncodingAlignmentStage.Name, EncodingAlignmentStage.Run, LanguageModelStage.Name, TowersStage.VisionName, TowersStage.AudioName),
        Stage(DecodingAlignmentStage.Name, DecodingAlignmentStage.Run, LanguageModelStage.Name, TextEncoderStage.Name),
        Stage(InstructionTuningStage.Name, InstructionTuningStage.Run, EncodingAlignmentStage.Name, DecodingAlignmentStage.Name),
        Stage(PictureAutoencoderStage.Name, PictureAutoencoderStage.Run),
        Stage(DiffusionStages.Picture, DiffusionStages.RunPicture, TextEncoderStage.Name, PictureAutoencoderStage.Name),
        Stage(DiffusionStages.Video, DiffusionStages.RunVideo, DiffusionStages.Picture),
        Stage(MelAutoencoderStage.Name, MelAutoencoderStage.Run),
        Stage(VocoderStage.Name, VocoderStage.Run),
        Stage(DiffusionStages.Sound, DiffusionStages.RunSound, TextEncoderStage.Name, MelAutoencoderStage.Name),
        Stage(LatentDecoderTuningStage.Name, LatentDecoderTuningStage.Run, DiffusionStages.Video),
        new(BundleStage.Name, [InstructionTuningStage.Name, VocoderStage.Name, DiffusionStages.Sound, LatentDecoderTuningStage.Name], "bundle/bundle.json", BundleStage.Run),
    ];

    /// <summary>Gets the stages that train a bundle on: its weights are read back, perception, instructions and pictures are trained further, what makes sounds and moves videos is kept as it is.</summary>
    public static IReadOnlyList<TrainingStage> Continuation { get; } =
    [
        new(BundleImportStage.Name, [], BundleImportStage.Name + ".done", BundleImportStage.Run),
        Stage(TextEncoderStage.Name, TextEncoderRefit.Run, BundleImportStage.Name),
        Stage(TowersStage.VisionName, TowersStage.RunVision, BundleImportStage.Name),
        Stage(LanguageTuningStage.Name, LanguageTuningStage.Run, TextEncoderStage.Name),
        Stage(EncodingAlignmentStage.Name, EncodingAlignmentStage.Run, TowersStage.VisionName),
        Stage(InstructionTuningStage.Name, InstructionTuningStage.Run, EncodingAlignmentStage.Name, LanguageTuningStage.Name),
        Stage(PictureDenoiserTuningStage.Name, PictureDenoiserTuningStage.Run, TextEncoderStage.Name),
        Stage(LatentDecoderTuningStage.Name, LatentDecoderTuningStage.Run, PictureDenoiserTuningStage.Name),
        new(BundleStage.Name, [InstructionTuningStage.Name, LatentDecoderTuningStage.Name], "bundle/bundle.json", ContinuedBundle.Run),
    ];

    /// <summary>Gets the stages of what is asked for.</summary>
    public static IReadOnlyList<TrainingStage> For(TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.From is null ? Stages : Continuation;
    }

    /// <summary>Says whether a stage is done in a training folder.</summary>
    public static bool IsDone(TrainingStage stage, string directory)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return File.Exists(Path.Combine(directory, stage.Result));
    }

    /// <summary>Gets the stages that are not done and whose needs are met.</summary>
    public static IEnumerable<TrainingStage> Ready(TrainingOptions options)
    {
        IReadOnlyList<TrainingStage> stages = For(options);
        return stages.Where(stage => !IsDone(stage, options.Directory) && stage.After.All(name => IsDone(stages.Single(other => other.Name == name), options.Directory)));
    }

    private static TrainingStage Stage(string name, Action<StageContext> run, params string[] after) => new(name, after, name + ".safetensors", run);
}
