using NextGpt.Contracts;
using NextGpt.Export.Bundles;
using NextGpt.Model.Bundles;
using NextGpt.Training.Bundling;
using NextGpt.Training.Decoders;
using NextGpt.Training.Foundations;
using NextGpt.Training.Language;
using NextGpt.Training.Stages;

namespace NextGpt.Training.Continuation;

/// <summary>The bundle that was trained on, with its language model, vision tower, projectors, picture denoiser and latent decoder of pictures replaced; every other file is the same to the byte.</summary>
internal static class ContinuedBundle
{
    public static void Run(StageContext context)
    {
        Bundle source = context.Source();
        using BundleWriter writer = new(BundleStage.Folder(context));
        BundleStage.AddLanguageModel(context, new NanoVocabulary(context.Directory, context.Configuration), writer);
        BundleStage.AddVisionTower(context, writer);
        BundleStage.AddDenoiser(context, writer, Modality.Image, PictureDenoiserTuningStage.Name);
        BundleStage.AddPictureDecoder(context, writer);
        foreach (Modality modality in SceneDraw.Media)
        {
            BundleStage.AddProjectors(context, writer, modality);
        }

        foreach (string file in source.Manifest.Files.Keys.Where(file => !writer.Contains(file)))
        {
            writer.AddFile(file, source.PathOf(file));
        }

        writer.Complete(source.Manifest with { Decoders = [.. source.Manifest.Decoders.Select(decoder => decoder with { Guidance = BundleParts.GuidanceOf(decoder.Modality) })] });
    }
}
