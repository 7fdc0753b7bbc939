using NextGpt.Contracts;
using NextGpt.Model.Answers;
using NextGpt.Model.Bundles;
using NextGpt.Model.Reasoning;
using NextGpt.Training.Plan;
using NextGpt.Training.Stages;

namespace NextGpt.Training.Tests.Plan;

public sealed class QuickTrainingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("quick-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Stages_QuickConfigurationFromNothingAndOnFromItsBundle_EndInBundlesThatAnswerInEveryKind()
    {
        string bundle = Train("model", null);
        await AssertAnswersInEveryKindAsync(bundle);

        string continued = Train("continued", bundle);

        await AssertAnswersInEveryKindAsync(continued);
        AssertOnlyWhatIsTrainedOnDiffers(bundle, continued);
    }

    private string Train(string name, string? from)
    {
        TrainingOptions options = new(_folder.CreateSubdirectory(name).FullName, Quick: true, From: from);
        StageContext context = options.Context(_ => { }, CancellationToken.None);
        while (TrainingPlan.Ready(options).FirstOrDefault() is { } stage)
        {
            stage.Run(context);
            Assert.True(TrainingPlan.IsDone(stage, options.Directory), $"Stage '{stage.Name}' left no '{stage.Result}'.");
        }

        Assert.All(TrainingPlan.For(options), stage => Assert.True(TrainingPlan.IsDone(stage, options.Directory)));
        return Path.Combine(options.Directory, "bundle");
    }

    private static void AssertOnlyWhatIsTrainedOnDiffers(string bundle, string continued)
    {
        var before = Bundle.Load(bundle).Manifest.Files;
        var after = Bundle.Load(continued).Manifest.Files;
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), after.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            [
                "audio-input-projector.onnx", "audio-output-projector.onnx", "image-denoiser.onnx", "image-input-projector.onnx", "image-output-projector.onnx", "language-model.onnx",
                "picture-latent-decoder.onnx", "token-embedding.onnx", "video-input-projector.onnx", "video-output-projector.onnx", "vision-tower.onnx",
            ],
            before.Where(file => after[file.Key] != file.Value).Select(file => file.Key).Order(StringComparer.Ordinal));
    }

    private static async Task AssertAnswersInEveryKindAsync(string bundle)
    {
        using NextGptModel model = NextGptModel.Load(bundle);
        Answer answer = await model.AnswerAsync(new AnswerRequest
        {
            Turns = [new ConversationTurn([TurnPart.Of("make all three")])],
            Rules = new ModalityRules { Exactly = [Modality.Text, Modality.Image, Modality.Audio, Modality.Video] },
            Steps = 4,
        });
        Assert.Subset(answer.Parts.Select(part => part.Modality).ToHashSet(), new HashSet<Modality> { Modality.Image, Modality.Audio, Modality.Video });
    }
}
