using Microsoft.ML.OnnxRuntime;
using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;
using NextGpt.Export.Graphs.Format;
using NextGpt.Export.LanguageModels;
using NextGpt.Export.Tests.Support;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Tests.LanguageModels;

/// <summary>Against the outputs that PyTorch gave for a small LLaMA with random weights (Vectors/llama-tiny.json).</summary>
public sealed class LanguageModelGraphTests : IDisposable
{
    private readonly Vector _vector = new("llama-tiny");
    private readonly LanguageModelConfiguration _configuration;
    private readonly long[] _ids;

    public LanguageModelGraphTests()
    {
        _configuration = new(
            _vector.Config("hidden"), _vector.Config("intermediate"), _vector.Config("layers"), _vector.Config("heads"), _vector.Config("kv_heads"),
            _vector.Config("vocab"), ContextLength: 64, RmsNormEpsilon: _vector.Root.GetProperty("config").GetProperty("rms_norm_eps").GetDouble());
        _ids = [.. _vector.Root.GetProperty("input_ids").EnumerateArray().Select(id => id.GetInt64())];
    }

    // Measured: 5.4e-3 in half precision and 0.11 in int8, on values of up to 3.
    [Theory]
    [InlineData(WeightStorage.Float32, null)]
    [InlineData(WeightStorage.Float16, 1e-2)]
    [InlineData(WeightStorage.Int8, 0.2)]
    public void Build_RecordedWeights_GivesTheRecordedOutputs(WeightStorage storage, double? looser)
    {
        Dictionary<string, NamedTensor> outputs = GraphRun.Once(
            LanguageModelGraph.Build(_configuration, _vector.Weights, storage), [Embed(storage, _ids), Mask(_ids.Length), .. NoPast(_configuration)]);

        double tolerance = looser ?? _vector.Tolerance;
        Near.Equal(Vector.Floats(_vector.Root.GetProperty("final_norm_hidden")), outputs["hidden_states"].Floats, tolerance);
        Near.Equal(Vector.Floats(_vector.Root.GetProperty("logits")), outputs["logits"].Floats, tolerance);
        Assert.Equal([1, 4, 10, 8], outputs["present.1.value"].Shape);
    }

    [Theory]
    [InlineData(1, WeightStorage.Float32, null)]
    [InlineData(3, WeightStorage.Float32, null)]
    [InlineData(1, WeightStorage.Float16, 1e-2)]
    [InlineData(1, WeightStorage.Int8, 0.2)]
    public void Build_TokenByTokenWithCache_GivesTheRecordedOutputs(int step, WeightStorage storage, double? looser)
    {
        using GraphRun run = new(LanguageModelGraph.Build(_configuration, _vector.Weights, storage));
        List<float> logits = [];
        NamedTensor[] past = NoPast(_configuration);
        for (int start = 0; start < _ids.Length; start += step)
        {
            int end = Math.Min(start + step, _ids.Length);
            Dictionary<string, NamedTensor> outputs = run.Run([Embed(storage, _ids[start..end]), Mask(end), .. past]);
            logits.AddRange(outputs["logits"].Floats);
            past = Carry(past, outputs);
        }

        Near.Equal(Vector.Floats(_vector.Root.GetProperty("logits")), logits, looser ?? _vector.Tolerance);
    }

    [Fact]
    public void Build_Int8_IsUnfoldedOnceAtLoad()
    {
        using TemporaryFolder folder = new();
        OnnxModel model = LanguageModelGraph.Build(_configuration, _vector.Weights, WeightStorage.Int8);
        ModelProto written = ModelProto.Parser.ParseFrom(model.ToArray());
        using SessionOptions options = new() { OptimizedModelFilePath = folder["optimized.onnx"], LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };

        using InferenceSession session = new(model.ToArray(), options);

        ModelProto optimized = ModelProto.Parser.ParseFrom(File.ReadAllBytes(folder["optimized.onnx"]));
        Assert.Equal(15, written.Graph.Initializer.Count(tensor => tensor.DataType == TensorProto.Types.DataType.Int8));
        Assert.DoesNotContain(optimized.Graph.Initializer, tensor => tensor.DataType == TensorProto.Types.DataType.Int8);
    }

    [Fact]
    public void Build_TwoSequencesOfDifferentLength_GivesEachItsOwnOutputs()
    {
        long[] padded = [.. _ids, .. _ids[..6], 0, 0, 0, 0];
        long[] mask = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0];

        float[] logits = GraphRun.Once(
            LanguageModelGraph.Build(_configuration, _vector.Weights),
            [Embed(WeightStorage.Float32, padded, batch: 2), NamedTensor.Of("attention_mask", mask, 2, 10), .. NoPast(_configuration, batch: 2)])["logits"].Floats;

        float[] expected = Vector.Floats(_vector.Root.GetProperty("logits"));
        Near.Equal(expected, logits[..expected.Length], _vector.Tolerance);
        Near.Equal(expected[..(6 * 60)], logits[expected.Length..(expected.Length + (6 * 60))], _vector.Tolerance);
    }

    [Fact]
    public void Build_HalfPrecision_ComputesNearTheRecordedOutputs()
    {
        NamedTensor[] past = [.. NoPast(_configuration).Select(cache => cache with { Data = Array.Empty<Float16>() })];

        Dictionary<string, NamedTensor> outputs = GraphRun.Once(
            LanguageModelGraph.Build(_configuration, _vector.Weights, WeightStorage.Float16, ComputeType.Float16),
            [Embed(WeightStorage.Float32, _ids), Mask(_ids.Length), .. past]);

        Near.Equal(Vector.Floats(_vector.Root.GetProperty("logits")), outputs["logits"].Floats, 3e-2);
        Assert.IsType<Float16[]>(outputs["present.0.key"].Data);
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    [InlineData(1, 2)]
    public void Build_FusedAttention_EqualsTheWrittenOut(int keyValueHeads, int batch)
    {
        LanguageModelConfiguration wide = new(64, 96, 2, 4, keyValueHeads, 50, 32);
        ArrayWeights weights = RandomWeights.For(5, weights => LanguageModelGraph.Build(wide, weights));
        using GraphRun fused = new(LanguageModelGraph.Build(wide, weights));
        using GraphRun plain = new(LanguageModelGraph.Build(wide, weights, WeightStorage.Float32, ComputeType.Float32, fused: false));
        NamedTensor[] first = [NamedTensor.Of("inputs_embeds", i => Math.Sin(0.7 * i), batch, 7, 64), Mask(7, batch), .. NoPast(wide, batch)];
        NamedTensor[] then = [NamedTensor.Of("inputs_embeds", i => Math.Cos(0.3 * i), batch, 1, 64), Mask(8, batch)];

        Dictionary<string, NamedTensor> a = fused.Run(first);
        Dictionary<string, NamedTensor> b = plain.Run(first);
        Dictionary<string, NamedTensor> afterA = fused.Run([.. then, .. Carry(first, a)]);
        Dictionary<string, NamedTensor> afterB = plain.Run([.. then, .. Carry(first, b)]);

        Near.Equal(a["logits"].Floats, b["logits"].Floats, 2e-6);
        Near.Equal(afterA["logits"].Floats, afterB["logits"].Floats, 2e-6);
        Near.Equal(afterA["present.1.key"].Floats, afterB["present.1.key"].Floats, 2e-6);
    }

    [Fact]
    public void Build_OtherConfiguration_ListsEveryMismatch()
    {
        WeightMismatchException error = Assert.Throws<WeightMismatchException>(
            () => LanguageModelGraph.Build(_configuration with { Layers = 3, VocabularySize = 61 }, _vector.Weights));

        Assert.Equal(10, error.Mismatches.Count);
        Assert.Contains("lm_head.weight: has shape [60, 32]; expected [61, 32]", error.Message, StringComparison.Ordinal);
        Assert.Contains("model.layers.2.mlp.down_proj.weight: missing; expected [32, 88]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_FewerLayers_ListsWhatIsLeftOver()
    {
        WeightMismatchException error = Assert.Throws<WeightMismatchException>(
            () => LanguageModelGraph.Build(_configuration with { Layers = 1 }, _vector.Weights));

        Assert.Equal(9, error.Mismatches.Count);
        Assert.Contains("model.layers.1.mlp.up_proj.weight: left over, with shape [88, 32]", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _vector.Dispose();

    private static NamedTensor Mask(int length, int batch = 1) =>
        NamedTensor.Of("attention_mask", Enumerable.Repeat(1L, batch * length).ToArray(), batch, length);

    private static NamedTensor[] NoPast(LanguageModelConfiguration configuration, int batch = 1) =>
    [
        .. Enumerable.Range(0, configuration.Layers).SelectMany(layer => new[] { "key", "value" }.Select(kind =>
            NamedTensor.Of($"past_key_values.{layer}.{kind}", Array.Empty<float>(), batch, configuration.KeyValueHeads, 0, configuration.HeadDimension))),
    ];

    private static NamedTensor[] Carry(IEnumerable<NamedTensor> past, Dictionary<string, NamedTensor> outputs) =>
    [
        .. past.Where(tensor => tensor.Name.StartsWith("past", StringComparison.Ordinal))
            .Select(tensor => outputs[tensor.Name.Replace("past_key_values", "present", StringComparison.Ordinal)] with { Name = tensor.Name }),
    ];

    private NamedTensor Embed(WeightStorage storage, long[] ids, int batch = 1) =>
        GraphRun.Once(
            TokenEmbeddingGraph.Build(_configuration, _vector.Weights, storage), NamedTensor.Of("input_ids", ids, batch, ids.Length / batch))["inputs_embeds"];
}
