using NextGpt.Contracts;
using NextGpt.Training.Alignment;
using NextGpt.Training.Foundations;
using NextGpt.Training.Language;
using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using NextGpt.Training.Stages;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Splits;
using static TorchSharp.torch;

namespace NextGpt.Training.Continuation;

/// <summary>
/// The decoders' text encoder of a bundle. A bundle does not carry it, as an answer's conditions come from the output projectors; here another one is
/// fitted to what those make of plain requests, so that stage 3 can go on with the same loss towards the same decoders.
/// </summary>
internal static class TextEncoderRefit
{
    private const int Steps = 9000;
    private const int Batch = 24;

    public static void Run(StageContext context)
    {
        NanoVocabulary words = new(context.Directory, context.Configuration);
        LanguageModel model = LanguageModelStage.Load(context, words);
        OutputProjectors projectors = new(context);
        DecodingAlignmentStage.Load(context, DecodingAlignmentStage.Name, words, model, projectors.Parameters);
        CaptionVocabulary captions = new();
        TextEncoder encoder = new(context.Configuration, captions.Count);
        using ParameterSet parameters = encoder.Parameters.Pack(context.Seed);
        DialogueGenerator generator = new(SplitPart.All, PhrasingPart.Training);
        DialogueBatches batches = new(words, context.Seed + 4, Batch, signals: true, random => Plain(generator, random));
        using AdamW optimizer = new(parameters, weightDecay: 0, average: 0.998);
        StageLoop loop = new(context, TextEncoderStage.Name, Steps, 2.0e-3, optimizer);
        loop.Run(random =>
        {
            LanguageBatch batch = new(batches.Of(random.Step));
            Tensor loss = zeros(1).sum();
            foreach ((Modality modality, IReadOnlyList<Scene> scenes, Tensor made) in Made(model, projectors, batch))
            {
                Tensor condition = encoder.Forward(captions.Encode([.. scenes.Select(Caption.Of)])).Of(modality).view(made.shape);
                loss = loss + (OutputSide.Distance(condition, made) * ((double)scenes.Count / batch.Groups.Count));
            }

            return loss;
        });
        ParameterFiles.Save(context.Weights(TextEncoderStage.Name), parameters);
        loop.Finish();
    }

    private static List<(Modality Modality, IReadOnlyList<Scene> Scenes, Tensor Conditions)> Made(LanguageModel model, OutputProjectors projectors, LanguageBatch batch)
    {
        using IDisposable _ = no_grad();
        Tensor embedded = batch.Embed(model, null);
        return [.. projectors.Forward(batch, model.Hidden(embedded), embedded)];
    }

    private static Dialogue Plain(DialogueGenerator generator, Random random)
    {
        // Which of two shapes is which is the hardest of what conditions say, so pictures of two are most of it.
        Modality modality = random.Next(10) switch { < 6 => Modality.Image, < 9 => Modality.Video, _ => Modality.Audio };
        bool pair = random.Next(4) > 0;
        while (true)
        {
            Dialogue dialogue = generator.ForCell(random, false, false, false, modality == Modality.Image, modality == Modality.Audio, modality == Modality.Video);
            if (modality != Modality.Image || !pair || dialogue.ExpectedOutputs.Any(scene => scene.Image?.Second is not null))
            {
                return dialogue;
            }
        }
    }
}
