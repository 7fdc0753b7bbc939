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
    private const int Batch = 16;
    private const double SlotNoise = 0.25;
    private const double CopyingUntil = 0.12;

    public static void Run(StageContext context)
    {
        NanoVocabulary vocabulary = new(context.Directory, context.Configuration);
        LanguageModel model = Create(context, vocabulary);
        using ParameterSet parameters = model.Parameters;
        TelegraphEmbeddings telegraphs = new(vocabulary);
        DialogueGenerator generator = new(SplitPart.All, PhrasingPart.Training);
        DialogueBatches batches = new(vocabulary, context.Seed, Batch, signals: false, generator.Next);
        using AdamW optimizer = new(parameters, beta2: 0.98, weightDecay: 0.01, average: 0.998);
        StageLoop loop = new(context, Name, 5000, 1.5e-3, optimizer);
        loop.Run(random =>
        {
            if (random.Progress < CopyingUntil)
            {
                return CopyLoss(model, vocabulary.TextCount, random);
            }

            LanguageBatch batch = new(batches.Of(random.Step));
            Tensor? media = batch.Media.Count == 0 ? null : telegraphs.Of(model, batch.Media);
            if (media is not null)
            {
                media = media + (random.Normal(media.shape) * (media.detach().std() * (SlotNoise * random.Random.NextDouble())));
            }

            (Tensor states, Tensor targets) = batch.Answers(model.Hidden(batch.Embed(model, media)));
            return nn.functional.cross_entropy(model.Logits(states), targets);
        });
        ParameterFiles.Save(context.Weights(Name), parameters);
        loop.Finish();
    }

    // Replies mostly repeat words of requests. Attention that finds where a token stood before forms soonest on bare repetition (Olsson et al. 2022),
    // and until it has formed, nothing else is learned well.
    private static Tensor CopyLoss(LanguageModel model, int tokens, StepRandom random)
    {
        int length = random.Random.Next(6, 22);
        int gap = random.Random.Next(0, 8);
        Tensor segment = randint(0, tokens, [2 * Batch, length], dtype: int64, generator: random.Generator);
        Tensor between = randint(0, tokens, [2 * Batch, gap + 1], dtype: int64, generator: random.Generator);
        Tensor hidden = model.Hidden(model.Embed(cat([segment, between, segment], 1)));
        Tensor states = hidden.narrow(1, length + gap + 1, length - 1).reshape(-1, hidden.shape[2]);
        return nn.functional.cross_entropy(model.Logits(states), segment.narrow(1, 1, length - 1).flatten());
    }

    /// <summary>Loads the pretrained model.</summary>
    public static LanguageModel Load(StageContext context, NanoVocabulary vocabulary)
    {
        LanguageModel model = Create(context, vocabulary);
        ParameterFiles.Load(context.Weights(Name), model.Parameters);
        return model;
    }

    private static LanguageModel Create(StageContext context, NanoVocabulary vocabulary)
    {
        LanguageModel model = new(context.Configuration.LanguageModel with { VocabularySize = vocabulary.BaseCount });
        model.Parameters.Pack(context.Seed);
        return model;
    }
}
