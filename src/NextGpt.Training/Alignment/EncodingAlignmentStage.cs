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

/// <summary>
/// Stage 1, encoding-side alignment: only the input projectors train. The language model's cross-entropy on captions and answers goes
/// through the frozen model into the projectors; beside it every projected token is pulled to the word of its telegraph slot.
/// </summary>
internal static class EncodingAlignmentStage
{
    public const string Name = "stage1-encoding-alignment";

    /// <summary>What the projectors of a bundle that is trained on are called.</summary>
    public const string Start = "imported";
    private const int Media = 12;
    private const int Batch = 8;
    private const int LanguageEvery = 4;

    public static void Run(StageContext context)
    {
        NanoVocabulary vocabulary = new(context.Directory, context.Configuration);
        LanguageModel model = LanguageModelStage.Load(context, vocabulary);
        TelegraphEmbeddings telegraphs = TelegraphEmbeddings.Load(context, vocabulary);
        MediaEncoder encoder = new(context);
        if (context.From is not null)
        {
            foreach (Modality modality in SceneDraw.Media)
            {
                ParameterFiles.Load(Path(context, Start, modality), encoder.Parameters(modality));
            }
        }

        AdamW[] optimizers = [.. SceneDraw.Media.Select(modality => new AdamW(encoder.Parameters(modality), average: 0.998))];
        DialogueGenerator generator = new(SplitPart.Train, PhrasingPart.Training);
        DialogueBatches batches = new(vocabulary, context.Seed + 1, Batch, signals: false, random => Understanding(generator, random), encoder.Tokens);
        StageLoop loop = new(context, Name, 2500, 1.0e-3, optimizers);
        // One token cannot be eight words; a linear projector learns from the language model alone.
        bool pulled = encoder.Tokens == Telegraph.Length;
        int languageEvery = pulled ? LanguageEvery : 1;
        loop.Run(random =>
        {
            Scene[] scenes = [.. SceneDraw.Media.SelectMany(modality => Enumerable.Range(0, Media).Select(_ => SceneDraw.Of(modality, random.Random, SplitPart.Train)))];
            Tensor loss = pulled ? telegraphs.Distance(model, encoder.Forward(scenes, random, training: true), scenes) : zeros(1).sum();
            if (random.Step % languageEvery != 0)
            {
                return loss;
            }

            LanguageBatch batch = new(batches.Of(random.Step / languageEvery));
            (Tensor states, Tensor targets) = batch.Answers(model.Hidden(batch.Embed(model, encoder.Forward(batch.Media, random, training: true))));
            return loss + nn.functional.cross_entropy(model.Logits(states), targets);
        });
        foreach (Modality modality in SceneDraw.Media)
        {
            ParameterFiles.Save(Path(context, Name, modality), encoder.Parameters(modality));
        }

        File.WriteAllText(context.Weights(Name), string.Empty);
        loop.Finish();
    }

    /// <summary>The path of the input projector of a modality as a stage left it.</summary>
    public static string Path(StageContext context, string stage, Modality modality) =>
        context.Weights($"{stage}.input-{modality.ToString().ToLowerInvariant()}");

    private static Dialogue Understanding(DialogueGenerator generator, Random random)
    {
        Modality modality = SceneDraw.Media[random.Next(SceneDraw.Media.Length)];
        return random.Next(2) == 0 ? generator.Captioning(random, modality) : generator.QuestionAnswering(random, modality);
    }
}
