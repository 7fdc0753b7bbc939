using NextGpt.Export.Configurations;
using NextGpt.Export.Denoisers;
using NextGpt.Export.Graphs;
using NextGpt.Export.LanguageModels;
using NextGpt.Export.Projectors;
using NextGpt.Export.Tests.Support;
using NextGpt.Export.Towers;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Tests.Weights;

public sealed class GraphWeightsTests : IDisposable
{
    private static readonly LanguageModelConfiguration s_language = new(32, 64, 2, 4, 2, 96, 64);

    private static readonly Func<INamedWeights, WeightStorage, OnnxModel>[] s_builds =
    [
        (weights, storage) => LanguageModelGraph.Build(s_language, weights, storage),
        (weights, storage) => TokenEmbeddingGraph.Build(s_language, weights, storage),
        (weights, storage) => VisionTowerGraph.Build(new VisionTowerConfiguration(32, 2, 4, 16, 64, 32), weights, storage),
        (weights, storage) => AudioTowerGraph.Build(new AudioTowerConfiguration(32, 2, 4, 16, 16, 64, 112, 32), weights, storage),
        (weights, storage) => InputProjectorGraph.Build(new InputProjectorConfiguration(32, 48, new GroupingConfiguration(32, 4, [1, 1, 1], [16, 8])), weights, storage),
        (weights, storage) => OutputProjectorGraph.Build(new OutputProjectorConfiguration(48, 32, 4, 2, 2, 96, 4, 8, 64), weights, storage),
        (weights, storage) => DenoiserGraph.Build(new DenoiserConfiguration(16, 4, 4, 8, 32, 2, 4, 8, 64, false), weights, storage),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Half precision keeps 11 bits, int8 rounds to a 127th of its row's largest value: half of either is the bound.
    [Theory]
    [InlineData(WeightStorage.Float32, 0)]
    [InlineData(WeightStorage.Float16, 1.0 / 2048)]
    [InlineData(WeightStorage.Int8, 0.51 / 127)]
    public void Read_EveryKindOfGraph_GivesTheWeightsItWasBuiltFrom(WeightStorage storage, double tolerance)
    {
        foreach (Func<INamedWeights, WeightStorage, OnnxModel> build in s_builds)
        {
            ArrayWeights weights = RandomWeights.For(3, any => build(any, WeightStorage.Float32));
            build(weights, storage).Save(_folder["graph.onnx"]);

            GraphWeights read = GraphWeights.Read(_folder["graph.onnx"]);

            foreach (string name in weights.Names)
            {
                float[] expected = Values(weights, name);
                float[] actual = Values(read, name);
                float largest = expected.Max(Math.Abs);
                Assert.True(Near.Distance(expected, actual) <= tolerance * largest, $"{name} parts by {Near.Distance(expected, actual)}; the largest value is {largest}.");
            }
        }
    }

    [Fact]
    public void Read_GraphBuiltAgainFromWhatWasRead_IsTheSameFile()
    {
        Func<INamedWeights, WeightStorage, OnnxModel> build = s_builds[0];
        build(RandomWeights.For(4, any => build(any, WeightStorage.Float32)), WeightStorage.Float32).Save(_folder["graph.onnx"]);
        GraphWeights read = GraphWeights.Read(_folder["graph.onnx"]);
        ArrayWeights own = new();
        foreach (string name in build(AssumedWeights.Instance, WeightStorage.Float32).Parameters.Keys)
        {
            Assert.True(read.TryGetShape(name, out IReadOnlyList<long>? shape));
            own.Add(name, shape, Values(read, name));
        }

        build(own, WeightStorage.Float32).Save(_folder["again.onnx"]);

        Assert.Equal(File.ReadAllBytes(_folder["graph.onnx"]), File.ReadAllBytes(_folder["again.onnx"]));
    }

    [Fact]
    public void Read_WeightsInAFileOfTheirOwn_IsRefusedByName()
    {
        OnnxModel model = s_builds[0](RandomWeights.For(5, any => s_builds[0](any, WeightStorage.Float32)), WeightStorage.Float32);
        model.Save(_folder["graph.onnx"], externalThreshold: 1);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => GraphWeights.Read(_folder["graph.onnx"]));
        Assert.Contains("graph.onnx", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NoGraph_IsRefusedByName()
    {
        File.WriteAllText(_folder["graph.onnx"], "this is no graph");
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => GraphWeights.Read(_folder["graph.onnx"]));
        Assert.Contains("graph.onnx", error.Message, StringComparison.Ordinal);
    }

    private static float[] Values(INamedWeights weights, string name)
    {
        Assert.True(weights.TryGetShape(name, out IReadOnlyList<long>? shape), $"'{name}' is missing.");
        float[] data = new float[shape.Aggregate(1L, (product, side) => product * side)];
        weights.Read(name, data);
        return data;
    }
}
