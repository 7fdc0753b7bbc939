using NextGpt.Training.Parameters;
using static TorchSharp.torch;

namespace NextGpt.Training.Nets;

/// <summary>A pre-norm transformer block under the names of timm's vision transformer.</summary>
internal sealed class TransformerBlock(ParameterSet set, string prefix, int width, int heads, double depthGain, double epsilon = 1e-6, bool attentionBias = true)
{
    private readonly LayerNorm _norm1 = set.LayerNorm(prefix + ".norm1", width, epsilon);
    private readonly Linear _qkv = set.Linear(prefix + ".attn.qkv", width, 3 * width, attentionBias);
    private readonly Linear _proj = set.Linear(prefix + ".attn.proj", width, width, gain: depthGain);
    private readonly LayerNorm _norm2 = set.LayerNorm(prefix + ".norm2", width, epsilon);
    private readonly Linear _fc1 = set.Linear(prefix + ".mlp.fc1", width, 4 * width);
    private readonly Linear _fc2 = set.Linear(prefix + ".mlp.fc2", 4 * width, width, gain: depthGain);

    public Tensor Forward(Tensor x)
    {
        x = x + _proj.Forward(Attention.SelfPacked(_qkv.Forward(_norm1.Forward(x)), heads));
        return x + _fc2.Forward(nn.functional.gelu(_fc1.Forward(_norm2.Forward(x))));
    }
}
