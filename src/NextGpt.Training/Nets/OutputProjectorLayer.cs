using NextGpt.Export.Configurations;
using NextGpt.Training.Parameters;
using static TorchSharp.torch;

namespace NextGpt.Training.Nets;

/// <summary>An encoder or decoder layer with the semantics of torch's nn.Transformer, norm first.</summary>
internal sealed class OutputProjectorLayer
{
    private readonly OutputProjectorConfiguration _c;
    private readonly (Weight Weight, Weight Bias, Linear Out) _self;
    private readonly (Weight Weight, Weight Bias, Linear Out)? _cross;
    private readonly LayerNorm[] _norms;
    private readonly Linear _linear1;
    private readonly Linear _linear2;

    public OutputProjectorLayer(ParameterSet set, string prefix, OutputProjectorConfiguration c, bool decoder)
    {
        _c = c;
        _self = Heads("self_attn");
        _cross = decoder ? Heads("multihead_attn") : null;
        _linear1 = set.Linear(prefix + ".linear1", c.Width, c.FeedForward);
        _linear2 = set.Linear(prefix + ".linear2", c.FeedForward, c.Width, gain: 0.5);
        _norms = [.. Enumerable.Range(1, decoder ? 3 : 2).Select(i => set.LayerNorm($"{prefix}.norm{i}", c.Width, 1e-5))];

        (Weight Weight, Weight Bias, Linear Out) Heads(string name) => (
            set.Normal($"{prefix}.{name}.in_proj_weight", 1 / Math.Sqrt(c.Width), 3 * c.Width, c.Width),
            set.Zeros($"{prefix}.{name}.in_proj_bias", 3 * c.Width),
            set.Linear($"{prefix}.{name}.out_proj", c.Width, c.Width, gain: 0.5));
    }

    public Tensor Forward(Tensor x, Tensor? memory)
    {
        Tensor normed = _norms[0].Forward(x);
        x = x + Attend(_self, normed, normed);
        if (_cross is { } cross)
        {
            x = x + Attend(cross, _norms[1].Forward(x), memory!);
        }

        return x + _linear2.Forward(nn.functional.relu(_linear1.Forward(_norms[^1].Forward(x))));
    }

    private Tensor Attend((Weight Weight, Weight Bias, Linear Out) map, Tensor query, Tensor source)
    {
        Tensor[] weight = map.Weight.Value.chunk(3, 0);
        Tensor[] bias = map.Bias.Value.chunk(3, 0);
        Tensor q = nn.functional.linear(query, weight[0], bias[0]);
        Tensor k = nn.functional.linear(source, weight[1], bias[1]);
        Tensor v = nn.functional.linear(source, weight[2], bias[2]);
        return map.Out.Forward(Attention.Multi(q, k, v, _c.Heads));
    }
}
