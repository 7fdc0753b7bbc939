using NextGpt.Training.Checkpoints;
using NextGpt.Training.Parameters;
using NextGpt.Training.Stages;
using static TorchSharp.torch;

namespace NextGpt.Training.Tests.Stages;

[Collection(LibtorchAlone.Name)]
public sealed class StageLoopTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stage-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(700, 0)]
    [InlineData(700, 0.5)]
    [InlineData(500, 0.5)]
    [InlineData(499, 0.5)]
    public void Run_StoppedAndResumed_EndsWithTheVeryWeightsOfAnUndisturbedRun(int stopAt, double restartAt)
    {
        float[] undisturbed = Train("whole", stopAt: null, restartAt);
        Assert.Throws<OperationCanceledException>(() => Train("parts", stopAt, restartAt));
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "parts", "toy.partial")));
        Assert.Equal(undisturbed, Train("parts", stopAt: null, restartAt));
    }

    [Fact]
    public void Run_WithRestart_TakesLongStepsAgainAfterIt()
    {
        // One gradient throughout: a step is as long as the learning rate.
        List<float> at = [];
        Train("restart", stopAt: null, restartAt: 0.5, weight => at.Add(weight));
        float Moved(int step) => Math.Abs(at[step + 1] - at[step]);

        Assert.True(Moved(490) < Moved(100) / 10, $"Before the restart {Moved(490)}, in the middle {Moved(100)}.");
        Assert.True(Moved(600) > Moved(490) * 5, $"After the restart {Moved(600)}, before {Moved(490)}.");
        Assert.True(Moved(990) < Moved(600) / 10, $"At the end {Moved(990)}, after the restart {Moved(600)}.");
    }

    [Fact]
    public void Run_LossesAreLogged_StepByReportedStep()
    {
        Train("log", stopAt: null, restartAt: 0);
        string[] lines = File.ReadAllLines(Path.Combine(_folder.FullName, "log", "toy.csv"));
        Assert.Equal(40, lines.Length);
        Assert.StartsWith("1000,", lines[^1], StringComparison.Ordinal);
    }

    private float[] Train(string folder, int? stopAt, double restartAt, Action<float>? watch = null)
    {
        string directory = Directory.CreateDirectory(Path.Combine(_folder.FullName, folder)).FullName;
        using CancellationTokenSource stop = new();
        ParameterSet set = new();
        Linear map = set.Linear("toy", 4, 4);
        using ParameterSet packed = set.Pack(1);
        using AdamW optimizer = new(packed, average: 0.99);
        StageContext context = new(directory, NanoConfiguration.Nano, 5, _ => { }, stop.Token);
        new StageLoop(context, "toy", 1000, 1e-2, optimizer) { RestartAt = restartAt, RestartRate = 5e-3 }.Run(random =>
        {
            if (random.Step == stopAt)
            {
                stop.Cancel();
            }

            Tensor x = random.Normal(8, 4);
            if (watch is not null)
            {
                watch(map.Weight.Value[0, 0].item<float>());
                return map.Weight.Value.sum();
            }

            return (map.Forward(x) - (x * 2)).square().mean();
        });
        return TensorFile.ToArray(packed.Flat);
    }
}
