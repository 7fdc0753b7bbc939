using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using NextGpt.Training.Stages;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Splits;
using static TorchSharp.torch;

namespace NextGpt.Training.Language;

/// <summary>
/// Pretrains the language model on text alone. A medium is its telegraph's words with noise on them; the model has read about every scene,
/// as a large one has, and writes no signal tokens yet.
/// </summary>
internal static class LanguageModelStage
{
    public const string Name = "language-model";
    private const int Steps = 48000;
    private const int Batch = 16;
    private const int Repetitions = 8;

    // Parts of the steps: 400, 9,000, and 20,000 of the first schedule.
    private const double RepetitionOnly = 0.4 / 48;
    private const double RepetitionUntil = 9.0 / 48;
    private const double FirstSchedule = 20.0 / 48;
    private const double RepetitionWeight = 0.5;
    private const double CopyShare = 0.8;

    public static void Run(StageContext context)
    {
        NanoVocabulary vocabulary = new(context.Directory, context.Configuration);
        LanguageModel model = Create(context, vocabulary);
        using ParameterSet parameters = model.Parameters;
        TelegraphEmbeddings telegraphs = new(context, vocabulary);
        DialogueGenerator generator = new(SplitPart.All, PhrasingPart.Training);
        DialogueBatches batches = new(vocabulary, context.Seed, Batch, signals: false, random => Draw(generator, random), longest: step => Longest((double)step / context.Steps(Steps)));
        using AdamW optimizer = new(parameters, beta2: 0.98, weightDecay: 0.01, average: 0.998);
        using AdamW slots = new(telegraphs.Slots, beta2: 0.98, weightDecay: 0, average: 0.998);
        StageLoop loop = new(context, Name, Steps, 1.5e-3, optimizer, slots) { RestartAt = FirstSchedule, RestartRate = 1.0e-3 };
        loop.Run(random =>
        {
            if (random.Progress < RepetitionOnly)
            {
                return Repetition.Loss(model, vocabulary, random, Batch);
            }

            LanguageBatch batch = new(batches.Of(random.Step));
            Tensor? media = batch.Media.Count == 0 ? null : telegraphs.Noisy(model, batch.Media, random);
            (Tensor states, Tensor targets) = batch.Answers(model.Hidden(batch.Embed(model, media)));
            Tensor loss = nn.functional.cross_entropy(model.Logits(states), targets);
            return random.Progress < RepetitionUntil ? loss + (Repetition.Loss(model, vocabulary, random, Repetitions) * RepetitionWeight) : loss;
        });
        telegraphs.Save(context);
        ParameterFiles.Save(context.Weights(Name), parameters);
        loop.Finish();
    }

    // Short dialogues first: words are bound to their places there, at a third of the cost of a step.
    private static int Longest(double progress) => progress < 3.6 / 48 ? 46 : progress < 7.2 / 48 ? 72 : int.MaxValue;

    /// <summary>Draws a dialogue, with few made-up words: they cost many hard tokens each, and at their full share would be most of the loss for as long as nothing is learned of them.</summary>
    public static Dialogue Draw(DialogueGenerator generator, Random random)
    {
        Dialogue dialogue = generator.Next(random);
        return dialogue.Intent == "copy" && random.NextDouble() > CopyShare ? Draw(generator, random) : dialogue;
    }

    /// <summary>Loads the pretrained model, or what another stage made of it.</summary>
    public static LanguageModel Load(StageContext context, NanoVocabulary vocabulary, string stage = Name)
    {
        LanguageModel model = Create(context, vocabulary);
        ParameterFiles.Load(context.Weights(stage), model.Parameters);
        return model;
    }

    private static LanguageModel Create(StageContext context, NanoVocabulary vocabulary)
    {
        LanguageModel model = new(context.Configuration.LanguageModel with { VocabularySize = vocabulary.BaseCount }) { Products = ReducedPrecision.Type };
        model.Parameters.Pack(context.Seed);
        InductionStart.Write(model.Parameters, context.Configuration.LanguageModel, context.Seed);
        return model;
    }
}
