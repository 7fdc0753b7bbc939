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
    private const int Batch = 24;
    private const double SlotNoise = 0.25;
    private const double CopyShare = 0.2;

    public static void Run(StageContext context)
    {
        NanoVocabulary vocabulary = new(context.Directory, context.Configuration);
        LanguageModel model = Create(context, vocabulary);
        using ParameterSet parameters = model.Parameters;
        TelegraphEmbeddings telegraphs = new(vocabulary);
        DialogueGenerator generator = new(SplitPart.All, PhrasingPart.Training);
        DialogueBatches batches = new(vocabulary, context.Seed, Batch, signals: false, random => Draw(generator, random));
        using AdamW optimizer = new(parameters, beta2: 0.98, weightDecay: 0.01, average: 0.998);
        StageLoop loop = new(context, Name, 14000, 1.5e-3, optimizer);
        loop.Run(random =>
        {
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

    // Made-up words cost many hard tokens each: at their full share they would be most of the loss for as long as nothing is learned of them.
    private static Dialogue Draw(DialogueGenerator generator, Random random)
    {
        Dialogue dialogue = generator.Next(random);
        return dialogue.Intent == "copy" && random.NextDouble() > CopyShare ? Draw(generator, random) : dialogue;
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
