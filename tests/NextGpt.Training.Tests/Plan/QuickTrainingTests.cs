using NextGpt.Contracts;
using NextGpt.Model.Answers;
using NextGpt.Model.Reasoning;
using NextGpt.Training.Plan;
using NextGpt.Training.Stages;

namespace NextGpt.Training.Tests.Plan;

public sealed class QuickTrainingTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("quick-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Stages_QuickConfiguration_EndInABundleThatAnswersInEveryKind()
    {
        StageContext context = new(_folder.FullName, NanoConfiguration.Quick, 1, _ => { }, CancellationToken.None);
        while (TrainingPlan.Ready(_folder.FullName).FirstOrDefault() is { } stage)
        {
            stage.Run(context);
            Assert.True(TrainingPlan.IsDone(stage, _folder.FullName), $"Stage '{stage.Name}' left no '{stage.Result}'.");
        }

        Assert.All(TrainingPlan.Stages, stage => Assert.True(TrainingPlan.IsDone(stage, _folder.FullName)));
        using NextGptModel model = NextGptModel.Load(Path.Combine(_folder.FullName, "bundle"));
        Answer answer = await model.AnswerAsync(new AnswerRequest
        {
            Turns = [new ConversationTurn([TurnPart.Of("make all three")])],
            Rules = new ModalityRules { Exactly = [Modality.Text, Modality.Image, Modality.Audio, Modality.Video] },
            Steps = 4,
        });
        Assert.Subset(answer.Parts.Select(part => part.Modality).ToHashSet(), new HashSet<Modality> { Modality.Image, Modality.Audio, Modality.Video });
    }
}
