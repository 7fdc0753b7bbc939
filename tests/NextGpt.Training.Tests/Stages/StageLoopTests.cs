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

    [Fact]
    public void Run_StoppedAndResumed_EndsWithTheVeryWeightsOfAnUndisturbedRun()
    {
        float[] undisturbed = Train("whole", stopAt: null);
        Assert.Throws<OperationCanceledException>(() => Train("parts", stopAt: 700));
        Assert.True(File.Exists(Path.Combine(_folder.FullName, "parts", "toy.partial")));
        Assert.Equal(undisturbed, Train("parts", stopAt: null));
    }

    [Fact]
    public void Run_LossesAreLogged_StepByReportedStep()
    {
        Train("log", stopAt: null);
        string[] lines = File.ReadAllLines(Path.Combine(_folder.FullName, "log", "toy.csv"));
        Assert.Equal(40, lines.Length);
        Assert.StartsWith("1000,", lines[^1], StringComparison.Ordinal);
    }

    private float[] Train(string folder, int? stopAt)
    {
        string directory = Directory.CreateDirectory(Path.Combine(_folder.FullName, folder)).FullName;
        using CancellationTokenSource stop = new();
        ParameterSet set = new();
        Linear map = set.Linear("toy", 4, 4);
        using ParameterSet packed = set.Pack(1);
        using AdamW optimizer = new(packed, average: 0.99);
        StageContext context = new(directory, NanoConfiguration.Nano, 5, _ => { }, stop.Token);
        new StageLoop(context, "toy", 1000, 1e-2, optimizer).Run(random =>
        {
            if (random.Step == stopAt)
            {
                stop.Cancel();
            }

            Tensor x = random.Normal(8, 4);
            return (map.Forward(x) - (x * 2)).square().mean();
        });
        return TensorFile.ToArray(packed.Flat);
    }
}
