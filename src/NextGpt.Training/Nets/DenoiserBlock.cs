using NextGpt.Export.Configurations;
using NextGpt.Training.Parameters;
using static TorchSharp.torch;

namespace NextGpt.Training.Nets;

/// <summary>A block of the diffusion transformer: modulated self-attention over a frame, attention over time, over the condition, modulated perceptron.</summary>
internal sealed class DenoiserBlock
{
    private readonly DenoiserConfiguration _c;
    private readonly Linear _modulation;
    private readonly Linear _qkv;
    private readonly Linear _proj;
    private readonly LayerNorm? _temporalNorm;
    private readonly Linear? _temporalQkv;
    private readonly Linear? _temporalProj;
    private readonly LayerNorm? _crossNorm;
    private readonly Linear? _crossQuery;
    private readonly Linear? _crossKeyValue;
    private readonly Linear? _crossProj;
    private readonly Linear _fc1;
    private readonly Linear _fc2;

    public DenoiserBlock(ParameterSet set, string prefix, DenoiserConfiguration configuration)
    {
        _c = configuration;
        int d = _c.HiddenSize;
        _modulation = set.ZeroLinear(prefix + ".adaLN_modulation.1", d, 6 * d);
        _qkv = set.Linear(prefix + ".attn.qkv", d, 3 * d);
        _proj = set.Linear(prefix + ".attn.proj", d, d);
        if (_c.Frames > 1)
        {
            _temporalNorm = set.LayerNorm(prefix + ".temporal_norm", d, 1e-6);
            _temporalQkv = set.Linear(prefix + ".temporal.qkv", d, 3 * d);
            _temporalProj = set.ZeroLinear(prefix + ".temporal.proj", d, d);
        }

        if (!_c.ClassCondition)
        {
            _crossNorm = set.LayerNorm(prefix + ".cross_norm", d, 1e-6);
            _crossQuery = set.Linear(prefix + ".cross_attn.q_linear", d, d);
            _crossKeyValue = set.Linear(prefix + ".cross_attn.kv_linear", d, 2 * d);
            _crossProj = set.ZeroLinear(prefix + ".cross_attn.proj", d, d);
        }

        _fc1 = set.Linear(prefix + ".mlp.fc1", d, 4 * d);
        _fc2 = set.Linear(prefix + ".mlp.fc2", 4 * d, d);
    }

    /// <summary>Layer normalisation without weights.</summary>
    public static Tensor Plain(Tensor x) => nn.functional.layer_norm(x, [x.shape[^1]], eps: 1e-6);

    /// <summary>Runs the block.</summary>
    /// <param name="x">[n x frames, h x w, hidden].</param>
    /// <param name="c">The conditioning vectors after SiLU, [n x frames, hidden].</param>
    /// <param name="rows">The condition's rows, [n, queries, hidden], or null.</param>
    /// <param name="products">The type that the maps of cells are computed in; attention, norms and sums are float32 in any case.</param>
    public Tensor Forward(Tensor x, Tensor c, Tensor? rows, ScalarType products)
    {
        Tensor[] m = _modulation.Forward(c).unsqueeze(1).chunk(6, -1);
        Tensor attended = (Plain(x) * (m[1] + 1)) + m[0];
        x = x + (m[2] * _proj.Forward(Attention.SelfPacked(_qkv.Forward(attended, products), _c.Heads), products));
        if (_temporalNorm is not null)
        {
            x = x + _temporalProj!.Forward(Temporal(_temporalQkv!.Forward(_temporalNorm.Forward(x), products)), products);
        }

        if (_crossNorm is not null)
        {
            Tensor[] keyValue = _crossKeyValue!.Forward(rows!).chunk(2, -1);
            Tensor query = _crossQuery!.Forward(_crossNorm.Forward(x), products).view(rows!.shape[0], -1, _c.HiddenSize);
            x = x + _crossProj!.Forward(Attention.Multi(query, keyValue[0], keyValue[1], _c.Heads).view(x.shape), products);
        }

        Tensor hidden = (Plain(x) * (m[4] + 1)) + m[3];
        return x + (m[5] * _fc2.Forward(nn.functional.gelu(_fc1.Forward(hidden, products)), products));
    }

    private Tensor Temporal(Tensor packed)
    {
        long n = packed.shape[0] / _c.Frames;
        long cells = packed.shape[1];
        Tensor byCell = packed.view(n, _c.Frames, cells, -1).transpose(1, 2).reshape(n * cells, _c.Frames, -1);
        return Attention.SelfPacked(byCell, _c.Heads).view(n, cells, _c.Frames, -1).transpose(1, 2).reshape(n * _c.Frames, cells, _c.HiddenSize);
    }
}
