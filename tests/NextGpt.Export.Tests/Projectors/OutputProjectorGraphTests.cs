using NextGpt.Export.Configurations;
using NextGpt.Export.Projectors;
using NextGpt.Export.Tests.Support;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Tests.Projectors;

/// <summary>Against the outputs of torch.nn.Transformer (Vectors/output-projector-tiny.json).</summary>
public sealed class OutputProjectorGraphTests : IDisposable
{
    private readonly Vector _vector = new("output-projector-tiny");

    [Fact]
    public void Build_RecordedWeights_GivesTheRecordedCondition()
    {
        OutputProjectorConfiguration configuration = Configuration();

        NamedTensor condition = GraphRun.Once(
            OutputProjectorGraph.Build(configuration, _vector.Weights),
            NamedTensor.Of("hidden_states", i => Math.Sin(0.3 * i), 1, 4, 24),
            NamedTensor.Of("token_embeds", i => Math.Cos(0.2 * i), 1, 4, 24))["condition"];

        Assert.Equal([1, 5, 12], condition.Shape);
        Near.Equal(Vector.Floats(_vector.Root.GetProperty("condition")), condition.Floats, _vector.Tolerance);
    }

    [Fact]
    public void Build_Prefixed_TakesOneModuleOfACheckpoint()
    {
        ArrayWeights checkpoint = new();
        foreach (string name in _vector.Weights.Names)
        {
            _vector.Weights.TryGetShape(name, out IReadOnlyList<long>? shape);
            float[] data = new float[shape!.Aggregate(1L, (product, dimension) => product * dimension)];
            _vector.Weights.Read(name, data);
            checkpoint.Add("gen_text_hidden_fcs.0." + name, shape!, data);
        }

        checkpoint.Add("llama_proj.bias", [1], [0]);

        Assert.Equal(
            OutputProjectorGraph.Build(Configuration(), _vector.Weights).ToArray(),
            OutputProjectorGraph.Build(Configuration(), new PrefixedWeights(checkpoint, "gen_text_hidden_fcs.0.")).ToArray());
    }

    public void Dispose() => _vector.Dispose();

    private OutputProjectorConfiguration Configuration() => new(
        _vector.Config("hidden"), _vector.Config("model"), _vector.Config("heads"), _vector.Config("encoder_layers"), _vector.Config("decoder_layers"),
        _vector.Config("ffn"), _vector.Config("signals"), _vector.Config("queries"), _vector.Config("out"));
}
