using System.Globalization;
using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;
using NextGpt.Export.Graphs.Format;
using NextGpt.Export.LanguageModels;
using NextGpt.Export.Projectors;
using NextGpt.Export.Tests.Support;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Tests.Graphs;

public sealed class OnnxModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Vector _vector = new("llama-tiny");
    private readonly LanguageModelConfiguration _configuration = new(32, 88, 2, 4, 4, 60, 64);

    [Theory]
    [InlineData(WeightStorage.Float32)]
    [InlineData(WeightStorage.Int8)]
    public void Save_WeightsInTheirOwnFile_RunsAsWithThemInside(WeightStorage storage)
    {
        OnnxModel model = LanguageModelGraph.Build(_configuration, _vector.Weights, storage);
        NamedTensor[] inputs =
        [
            NamedTensor.Of("inputs_embeds", i => Math.Sin(0.7 * i), 1, 5, 32), NamedTensor.Of("attention_mask", [1L, 1, 1, 1, 1], 1, 5),
            .. Enumerable.Range(0, 4).Select(i => NamedTensor.Of($"past_key_values.{i / 2}.{(i % 2 == 0 ? "key" : "value")}", Array.Empty<float>(), 1, 4, 0, 8)),
        ];

        IReadOnlyList<string> inside = model.Save(_folder["inside.onnx"]);
        IReadOnlyList<string> outside = model.Save(_folder["outside.onnx"], externalThreshold: 0);

        Assert.Equal(["inside.onnx", "outside.onnx", "outside.onnx.data"], _folder.Entries);
        Assert.Equal([_folder["inside.onnx"]], inside);
        Assert.Equal([_folder["outside.onnx"], _folder["outside.onnx.data"]], outside);
        using GraphRun first = new(inside[0]);
        using GraphRun second = new(outside[0]);
        Assert.Equal(first.Run(inputs)["logits"].Floats, second.Run(inputs)["logits"].Floats);
    }

    [Fact]
    public void Save_Twice_WritesTheSameBytes()
    {
        OnnxModel model = LanguageModelGraph.Build(_configuration, _vector.Weights, WeightStorage.Float16);

        model.Save(_folder["a.onnx"]);
        LanguageModelGraph.Build(_configuration, _vector.Weights, WeightStorage.Float16).Save(_folder["a.onnx"]);

        Assert.Equal(model.ToArray(), File.ReadAllBytes(_folder["a.onnx"]));
    }

    [Theory]
    [InlineData(float.NaN, WeightStorage.Float32, 0)]
    [InlineData(float.PositiveInfinity, WeightStorage.Int8, long.MaxValue)]
    [InlineData(70000f, WeightStorage.Float16, 0)]
    public void Save_WeightThatCannotBeStored_NamesItAndLeavesNothing(float value, WeightStorage storage, long threshold)
    {
        ArrayWeights weights = new();
        float[] matrix = new float[64 * 64];
        matrix[5] = value;
        weights.Add("weight", [64, 64], matrix);
        weights.Add("bias", [64], new float[64]);
        OnnxModel model = InputProjectorGraph.Build(new InputProjectorConfiguration(64, 64), weights, storage);

        InvalidDataException error = Assert.Throws<InvalidDataException>(() => model.Save(_folder["bad.onnx"], threshold));

        Assert.Contains("'weight'", error.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Entries);
    }

    [Fact]
    public void Layout_SevenBillion_PlacesEveryTensorWithoutReadingOne()
    {
        LanguageModelConfiguration configuration = LanguageModelConfiguration.Vicuna7B;
        LazyWeights weights = new(LanguageModelGraph.Build(configuration, AssumedWeights.Instance).Parameters);

        OnnxModel model = LanguageModelGraph.Build(configuration, weights, WeightStorage.Float16);
        ExternalLayout layout = model.Layout("decoder.onnx.data");
        ModelProto proto = model.External(layout);

        Assert.Equal(6_738_726_912 - (32038L * 4096), model.ParameterCount);
        Assert.InRange(layout.Length, 2 * model.ParameterCount, (2 * model.ParameterCount) + 10_000_000);
        Assert.InRange(proto.CalculateSize(), 1, 1_000_000);
        Assert.Equal([4096, 32038], Assert.Single(proto.Graph.Initializer, tensor => tensor.Name == "lm_head.weight").Dims);
        Assert.Equal(["logits", "hidden_states", "present.0.key"], model.Outputs.Take(3));
        Assert.Equal(66, model.Outputs.Count);
        RequireDisjoint(proto);
        Assert.Equal(0, weights.Reads);
    }

    [Fact]
    public void Save_LazyWeights_ReadsOneTensorAtATime()
    {
        LazyWeights weights = new(LanguageModelGraph.Build(_configuration, AssumedWeights.Instance).Parameters);
        OnnxModel model = LanguageModelGraph.Build(_configuration, weights);

        model.Save(_folder["lazy.onnx"], externalThreshold: 0);

        Assert.Equal(weights.Names.Count, weights.Reads);
        Assert.Equal(model.Layout("lazy.onnx.data").Length, new FileInfo(_folder["lazy.onnx.data"]).Length);
    }

    public void Dispose()
    {
        _vector.Dispose();
        _folder.Dispose();
    }

    private static void RequireDisjoint(ModelProto proto)
    {
        long end = 0;
        foreach (TensorProto tensor in proto.Graph.Initializer.Where(tensor => tensor.DataLocation == TensorProto.Types.DataLocation.External))
        {
            Dictionary<string, string> place = tensor.ExternalData.ToDictionary(entry => entry.Key, entry => entry.Value);
            long offset = long.Parse(place["offset"], CultureInfo.InvariantCulture);
            Assert.Equal("decoder.onnx.data", place["location"]);
            Assert.Equal(0, offset % ExternalLayout.Alignment);
            Assert.InRange(offset, end, end + ExternalLayout.Alignment);
            end = offset + long.Parse(place["length"], CultureInfo.InvariantCulture);
        }
    }
}
