using NextGpt.Contracts;
using NextGpt.Training.Foundations;
using NextGpt.Training.Language;
using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using NextGpt.Training.Stages;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Splits;
using static TorchSharp.torch;

namespace NextGpt.Training.Alignment;

/// <summary>Stage 2, decoding-side alignment: the rows of the signal tokens and the output projectors train, on text alone; the language model is frozen.</summary>
internal static class DecodingAlignmentStage
{
    public const string Name = "stage2-decoding-alignment";
    private const int Steps = 4000;
    private const int Batch = 16;
    private const double SingleShare = 0.5;

    public static void Run(StageContext context)
    {
        NanoVocabulary vocabulary = new(context.Directory, context.Configuration);
        LanguageModel model = LanguageModelStage.Load(context, vocabulary);
        model.AddSignals(vocabulary.SignalCount, context.Seed);
        OutputSide output = new(context);
        DialogueGenerator generator = new(SplitPart.Train, PhrasingPart.Training);
        DialogueBatches batches = new(vocabulary, context.Seed + 2, Batch, signals: true, random => TextToMedia(generator, random));
        AdamW[] optimizers = [new AdamW(model.SignalRows!, weightDecay: 0), .. SceneDraw.Media.Select(modality => new AdamW(output.Parameters(modality), average: 0.998))];
        StageLoop loop = new(context, Name, Steps, 1.2e-3, optimizers);
        loop.Run(random =>
        {
            LanguageBatch batch = new(batches.Of(random.Step));
            Tensor embedded = batch.Embed(model, null);
            Tensor hidden = model.Hidden(embedded);
            (Tensor states, Tensor targets) = batch.Answers(hidden);
            return nn.functional.cross_entropy(model.Logits(states), targets) + output.Loss(batch, hidden, embedded, random);
        });
        Save(context, Name, model, output);
        loop.Finish();
    }

    /// <summary>Saves what stages 2 and 3 train on the output side.</summary>
    public static void Save(StageContext context, string stage, LanguageModel model, OutputSide output)
    {
        foreach (Modality modality in SceneDraw.Media)
        {
            ParameterFiles.Save(Path(context, stage, modality), output.Parameters(modality));
        }

        ParameterFiles.Save(context.Weights(stage), model.SignalRows!);
    }

    /// <summary>Adds the signal rows to a model and fills them and the projectors with what a stage left on the output side.</summary>
    public static void Load(StageContext context, string stage, NanoVocabulary vocabulary, LanguageModel model, Func<Modality, ParameterSet> projectors)
    {
        model.AddSignals(vocabulary.SignalCount, context.Seed);
        ParameterFiles.Load(context.Weights(stage), model.SignalRows!);
        foreach (Modality modality in SceneDraw.Media)
        {
            ParameterFiles.Load(Path(context, stage, modality), projectors(modality));
        }
    }

    /// <summary>The path of the output projector of a modality as a stage left it.</summary>
    public static string Path(StageContext context, string stage, Modality modality) =>
        context.Weights($"{stage}.output-{modality.ToString().ToLowerInvariant()}");

    // Pictures of two shapes are a tenth of all, and twice as much has to go through the same few tokens.
    private static Dialogue TextToMedia(DialogueGenerator generator, Random random)
    {
        int kinds = random.Next(1, 8);
        Dialogue dialogue = generator.ForCell(random, false, false, false, (kinds & 1) != 0, (kinds & 2) != 0, (kinds & 4) != 0);
        return dialogue.ExpectedOutputs.Any(scene => scene.Image?.Second is not null) || random.NextDouble() < SingleShare ? dialogue : TextToMedia(generator, random);
    }
}
