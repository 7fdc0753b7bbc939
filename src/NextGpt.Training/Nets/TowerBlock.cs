using NextGpt.Training.Parameters;
using static TorchSharp.torch;

namespace NextGpt.Training.Nets;

/// <summary>A block of an ImageBind tower: torch's packed attention, optionally with a learned extra key and value.</summary>
internal sealed class TowerBlock
{
    private readonly int _heads;
    private readonly LayerNorm _norm1;
    private readonly LayerNorm _norm2;
    private readonly Weight _inWeight;
    private readonly Weight _inBias;
    private readonly Weight? _biasKey;
    private readonly Weight? _biasValue;
    private readonly Linear _out;
    private readonly Linear _fc1;
    private readonly Linear _fc2;

    public TowerBlock(ParameterSet set, string prefix, int width, int heads, bool biasKeyValue)
    {
        _heads = heads;
        _norm1 = set.LayerNorm(prefix + ".norm_1", width, 1e-6);
        _inWeight = set.Normal(prefix + ".attn.in_proj_weight", 1 / Math.Sqrt(width), 3 * width, width);
        _inBias = set.Zeros(prefix + ".attn.in_proj_bias", 3 * width);
        _biasKey = biasKeyValue ? set.Normal(prefix + ".attn.bias_k", 0.02, 1, 1, width) : null;
        _biasValue = biasKeyValue ? set.Normal(prefix + ".attn.bias_v", 0.02, 1, 1, width) : null;
        _out = set.Linear(prefix + ".attn.out_proj", width, width, gain: 0.4);
        _norm2 = set.LayerNorm(prefix + ".norm_2", width, 1e-6);
        _fc1 = set.Linear(prefix + ".mlp.fc1", width, 4 * width);
        _fc2 = set.Linear(prefix + ".mlp.fc2", 4 * width, width, gain: 0.4);
    }

    public Tensor Forward(Tensor x)
    {
        Tensor[] qkv = nn.functional.linear(_norm1.Forward(x), _inWeight.Value, _inBias.Value).chunk(3, -1);
        Tensor k = qkv[1];
        Tensor v = qkv[2];
        if (_biasKey is not null)
        {
            k = cat([k, _biasKey.Value.expand(k.shape[0], 1, -1)], 1);
            v = cat([v, _biasValue!.Value.expand(v.shape[0], 1, -1)], 1);
        }

        x = x + _out.Forward(Attention.Multi(qkv[0], k, v, _heads));
        return x + _fc2.Forward(nn.functional.gelu(_fc1.Forward(_norm2.Forward(x))));
    }
}
