using NextGpt.Cli.Hosting;
using NextGpt.Cli.Tests.Support;
using NextGpt.Cli.Training;
using NextGpt.Nano;
using NextGpt.Training.Plan;

namespace NextGpt.Cli.Tests.Commands;

public sealed class TrainCommandTests : IDisposable
{
    private readonly Terminal _terminal = new();

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public async Task List_NewFolder_ShowsEveryStageAndWhatIsTrained()
    {
        Outcome outcome = await _terminal.RunAsync("train", "--out", "model", "--list");

        Assert.Equal(0, outcome.Code);
        Assert.All(TrainingPlan.Stages, stage => Assert.Contains($"open  {stage.Name}", outcome.Out, StringComparison.Ordinal));
        Assert.Contains("the released model of 7B", outcome.Out, StringComparison.Ordinal);
        Assert.Empty(_terminal.Files());
    }

    [Theory]
    [InlineData("--out", "--quick")]
    [InlineData("--lanes 0", "--out", "model", "--lanes", "0")]
    [InlineData("--stage dance", "--out", "model", "--stage", "dance")]
    [InlineData("a file bundle.json", "--out", "model", "--from", "nowhere")]
    public async Task Train_WrongInput_SaysItInOneLineAndLeavesNothing(string said, params string[] arguments)
    {
        Outcome outcome = await _terminal.RunAsync(["train", .. arguments]);
        Assert.Contains(said, Assert.Single(outcome.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongInput, outcome.Code);
        Assert.Empty(_terminal.Files());
    }

    [Fact]
    public async Task List_FromABundle_ShowsTheStagesThatTrainItOn()
    {
        Outcome outcome = await _terminal.RunAsync("train", "--out", "model", "--from", NanoBundle.Locate(), "--list");

        Assert.Equal(0, outcome.Code);
        Assert.All(TrainingPlan.Continuation, stage => Assert.Contains($"open  {stage.Name}", outcome.Out, StringComparison.Ordinal));
        Assert.DoesNotContain("vocoder", outcome.Out, StringComparison.Ordinal);
        Assert.Empty(_terminal.Files());
    }

    [Fact]
    public void Claim_FolderOfAnotherSeed_IsRefused()
    {
        TrainingFolder.Claim(new TrainingOptions(_terminal["model"], Seed: 1), "model");
        TrainingFolder.Claim(new TrainingOptions(_terminal["model"], Seed: 1), "model");
        UsageException error = Assert.Throws<UsageException>(() => TrainingFolder.Claim(new TrainingOptions(_terminal["model"], Seed: 2), "model"));
        Assert.Contains("seed 1", error.Message, StringComparison.Ordinal);
        Assert.Throws<UsageException>(() => TrainingFolder.Claim(new TrainingOptions(_terminal["model"], Seed: 1, Quick: true), "model"));
        error = Assert.Throws<UsageException>(() => TrainingFolder.Claim(new TrainingOptions(_terminal["model"], Seed: 1, From: NanoBundle.Locate()), "model"));
        Assert.Contains("from nothing", error.Message, StringComparison.Ordinal);
    }
}
