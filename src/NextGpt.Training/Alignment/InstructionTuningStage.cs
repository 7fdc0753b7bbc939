using NextGpt.Contracts;
using NextGpt.Training.Continuation;
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
/// Stage 3, instruction tuning: adapters (LoRA), signal rows and both sides' projectors train together on dialogues of all kinds. At first two steps of
/// three read telegraphs instead of real media, which cost nothing to encode: the side that makes media has more to learn here than the one that reads them.
/// </summary>
internal static class InstructionTuningStage
{
    public const string Name = "stage3-instruction-tuning";
    private const int Steps = 8000;
    private const int Batch = 16;
    private const double TelegraphWeight = 0.3;
    private const int RealEvery = 3;
    private const double RealOnly = 0.7;

    public static void Run(StageContext context)
    {
        NanoVocabulary vocabulary = new(context.Directory, context.Configuration);
        (string language, string decoding) = context.From is null
            ? (LanguageModelStage.Name, DecodingAlignmentStage.Name)
            : (LanguageTuningStage.Name + ".language-model", LanguageTuningStage.Name);
        LanguageModel model = LanguageModelStage.Load(context, vocabulary, language);
        model.AddLora(context.Configuration.LoraRank, context.Configuration.LoraRank, context.Seed);
        TelegraphEmbeddings telegraphs = TelegraphEmbeddings.Load(context, vocabulary);
        MediaEncoder encoder = new(context);
        OutputSide output = new(context);
        DecodingAlignmentStage.Load(context, decoding, vocabulary, model, output.Parameters);
        foreach (Modality modality in SceneDraw.Media)
        {
            ParameterFiles.Load(EncodingAlignmentStage.Path(context, EncodingAlignmentStage.Name, modality), encoder.Parameters(modality));
        }

        DialogueGenerator generator = new(SplitPart.Train, PhrasingPart.Training);
        DialogueBatches batches = new(vocabulary, context.Seed + 3, Batch, signals: true, random => LanguageModelStage.Draw(generator, random), encoder.Tokens);
        AdamW[] optimizers =
        [
            new AdamW(model.Lora!, average: 0.998), new AdamW(model.SignalRows!, weightDecay: 0, average: 0.998),
            .. SceneDraw.Media.SelectMany(modality => new[] { encoder.Parameters(modality), output.Parameters(modality) }).Select(set => new AdamW(set, average: 0.998)),
        ];
        StageLoop loop = new(context, Name, Steps, 1.0e-3, optimizers);
        // One token cannot be eight words; a linear projector always reads real media, and aims at no telegraph.
        bool grouping = encoder.Tokens == Telegraph.Length;
        loop.Run(random =>
        {
            LanguageBatch batch = new(batches.Of(random.Step));
            IReadOnlyList<Scene> scenes = batch.Media;
            bool real = !grouping || random.Progress >= RealOnly || random.Step % RealEvery == 0;
            Tensor? media = scenes.Count == 0 ? null : real ? encoder.Forward(scenes, random, training: true) : telegraphs.Noisy(model, scenes, random);
            Tensor embedded = batch.Embed(model, media);
            Tensor hidden = model.Hidden(embedded);
            (Tensor states, Tensor targets) = batch.Answers(hidden);
            Tensor loss = nn.functional.cross_entropy(model.Logits(states), targets) + output.Loss(batch, hidden, embedded, random);
            return media is null || !real || !grouping ? loss : loss + (telegraphs.Distance(model, media, scenes) * TelegraphWeight);
        });
        Save(context, model, encoder, output);
        loop.Finish();
    }

    private static void Save(StageContext context, LanguageModel model, MediaEncoder encoder, OutputSide output)
    {
        model.MergeLora();
        ParameterFiles.Save(context.Weights(Name + ".language-model"), model.Parameters);
        foreach (Modality modality in SceneDraw.Media)
        {
            ParameterFiles.Save(EncodingAlignmentStage.Path(context, Name, modality), encoder.Parameters(modality));
        }

        DecodingAlignmentStage.Save(context, Name, model, output);
    }
}
