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
/// Trains a bundle's whole language model on, with its signal tokens and output projectors: dialogues of all kinds in which media are telegraphs, at a
/// third of the cost of stage 3. The words' embeddings stay, so that what input projectors aim at stays where it is while they train beside it.
/// </summary>
internal static class LanguageTuningStage
{
    public const string Name = "language-tuning";
    private const int Steps = 10500;
    private const int Batch = 16;
    private const int Repetitions = 6;
    private const double RepetitionWeight = 0.3;

    public static void Run(StageContext context)
    {
        NanoVocabulary vocabulary = new(context.Directory, context.Configuration);
        LanguageModel model = LanguageModelStage.Load(context, vocabulary);
        model.FrozenWords = true;
        OutputSide output = new(context);
        DecodingAlignmentStage.Load(context, DecodingAlignmentStage.Name, vocabulary, model, output.Parameters);
        TelegraphEmbeddings telegraphs = TelegraphEmbeddings.Load(context, vocabulary);
        DialogueGenerator generator = new(SplitPart.Train, PhrasingPart.Training);
        DialogueBatches batches = new(vocabulary, context.Seed + 5, Batch, signals: true, random => LanguageModelStage.Draw(generator, random));
        AdamW[] optimizers =
        [
            new AdamW(model.Parameters, beta2: 0.98, weightDecay: 0, average: 0.998), new AdamW(model.SignalRows!, weightDecay: 0, average: 0.998),
            .. SceneDraw.Media.Select(modality => new AdamW(output.Parameters(modality), average: 0.998)),
        ];
        StageLoop loop = new(context, Name, Steps, 8.0e-4, optimizers);
        loop.Run(random =>
        {
            LanguageBatch batch = new(batches.Of(random.Step));
            Tensor? media = batch.Media.Count == 0 ? null : telegraphs.Noisy(model, batch.Media, random);
            Tensor embedded = batch.Embed(model, media);
            Tensor hidden = model.Hidden(embedded);
            (Tensor states, Tensor targets) = batch.Answers(hidden);
            Tensor loss = nn.functional.cross_entropy(model.Logits(states), targets) + output.Loss(batch, hidden, embedded, random);
            return loss + (Repetition.Loss(model, vocabulary, random, Repetitions) * RepetitionWeight);
        });
        ParameterFiles.Save(context.Weights(Name + ".language-model"), model.Parameters);
        DecodingAlignmentStage.Save(context, Name, model, output);
        loop.Finish();
    }
}
