using NextGpt.Export.Configurations;
using NextGpt.Training.Parameters;
using static TorchSharp.torch;

namespace NextGpt.Training.Nets;

/// <summary>A layer of the language model: grouped-query attention with rotary positions, then SwiGLU.</summary>
internal sealed class LanguageModelLayer
{
    private readonly LanguageModelConfiguration _c;
    private readonly Weight _inputNorm;
    private readonly Weight _postNorm;
    private readonly AdaptedLinear _q;
    private readonly AdaptedLinear _k;
    private readonly AdaptedLinear _v;
    private readonly AdaptedLinear _o;
    private readonly AdaptedLinear _gate;
    private readonly AdaptedLinear _up;
    private readonly AdaptedLinear _down;

    public LanguageModelLayer(ParameterSet set, string prefix, LanguageModelConfiguration configuration)
    {
        _c = configuration;
        int keyValue = _c.KeyValueHeads * _c.HeadDimension;
        // Small at first: what a token is must not drown in what the layers add before they mean anything.
        double depth = 0.1 / Math.Sqrt(2 * _c.Layers);
        _inputNorm = set.Ones(prefix + ".input_layernorm.weight", _c.HiddenSize);
        _q = Map("self_attn.q_proj", _c.HiddenSize, _c.HiddenSize);
        _k = Map("self_attn.k_proj", _c.HiddenSize, keyValue);
        _v = Map("self_attn.v_proj", _c.HiddenSize, keyValue);
        _o = Map("self_attn.o_proj", _c.HiddenSize, _c.HiddenSize, depth);
        _postNorm = set.Ones(prefix + ".post_attention_layernorm.weight", _c.HiddenSize);
        _gate = Map("mlp.gate_proj", _c.HiddenSize, _c.IntermediateSize);
        _up = Map("mlp.up_proj", _c.HiddenSize, _c.IntermediateSize);
        _down = Map("mlp.down_proj", _c.IntermediateSize, _c.HiddenSize, depth);

        AdaptedLinear Map(string name, int input, int output, double gain = 1) => new(set, $"{prefix}.{name}", input, output, gain);
    }

    public static Tensor RmsNorm(Tensor x, Tensor weight, double epsilon) => x * (x * x).mean([-1], keepdim: true).add(epsilon).rsqrt() * weight;

    public void AddLora(ParameterSet set, int rank, double scale)
    {
        foreach (AdaptedLinear map in Maps)
        {
            map.AddLora(set, rank, scale);
        }
    }

    public void MergeLora()
    {
        foreach (AdaptedLinear map in Maps)
        {
            map.MergeLora();
        }
    }

    /// <summary>Runs the layer over x [n, s, hidden], float32.</summary>
    /// <param name="x">What the layers before have left.</param>
    /// <param name="cosine">The rotations' cosines, [s, head].</param>
    /// <param name="sine">Their sines.</param>
    /// <param name="products">The type that the projections are computed in; attention, norms and sums are float32 in any case.</param>
    public Tensor Forward(Tensor x, Tensor cosine, Tensor sine, ScalarType products)
    {
        Tensor normed = RmsNorm(x, _inputNorm.Value, _c.RmsNormEpsilon).to(products);
        Tensor q = Rotate(Attention.Split(_q.Forward(normed), _c.Heads), cosine, sine);
        Tensor k = Repeat(Rotate(Attention.Split(_k.Forward(normed), _c.KeyValueHeads), cosine, sine));
        Tensor v = Repeat(Attention.Split(_v.Forward(normed).to(float32), _c.KeyValueHeads));
        x = x + _o.Forward(Attention.Merge(nn.functional.scaled_dot_product_attention(q, k, v, is_casual: true)).to(products));
        normed = RmsNorm(x, _postNorm.Value, _c.RmsNormEpsilon).to(products);
        return x + _down.Forward(nn.functional.silu(_gate.Forward(normed)) * _up.Forward(normed));
    }

    private AdaptedLinear[] Maps => [_q, _k, _v, _o, _gate, _up, _down];

    private static Tensor Rotate(Tensor x, Tensor cosine, Tensor sine)
    {
        Tensor[] halves = x.chunk(2, -1);
        return (x * cosine) + (cat([-halves[1], halves[0]], -1) * sine);
    }

    private Tensor Repeat(Tensor x) => x.repeat_interleave(_c.Heads / _c.KeyValueHeads, 1);
}
