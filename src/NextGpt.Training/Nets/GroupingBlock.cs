using NextGpt.Export.Configurations;
using NextGpt.Training.Parameters;
using static TorchSharp.torch;

namespace NextGpt.Training.Nets;

/// <summary>Gathers tokens into groups: every token is assigned to one group, hard, with straight-through gradients.</summary>
internal sealed class GroupingBlock
{
    private static readonly string[] MapNames = ["q_proj", "k_proj", "v_proj", "proj"];
    private readonly int _width;
    private readonly int _heads;
    private readonly LayerNorm _normTokens;
    private readonly LayerNorm _normX;
    private readonly Linear _inter1;
    private readonly Linear _inter2;
    private readonly LayerNorm _normPostTokens;
    private readonly Linear[] _attention;
    private readonly LayerNorm _attentionNorm2;
    private readonly Linear _attentionFc1;
    private readonly Linear _attentionFc2;
    private readonly LayerNorm _attentionNormPost;
    private readonly Linear[] _assign;
    private readonly LayerNorm _normNewX;
    private readonly Linear _channels1;
    private readonly Linear _channels2;

    public GroupingBlock(ParameterSet set, string prefix, GroupingConfiguration g, int index)
    {
        _width = g.Width;
        _heads = g.Heads;
        int groups = g.Groups[index];
        int hidden = 4 * g.Groups[0];
        _normTokens = set.LayerNorm(prefix + ".norm_tokens", _width, 1e-5);
        _normX = set.LayerNorm(prefix + ".norm_x", _width, 1e-5);
        _inter1 = set.Linear(prefix + ".mlp_inter.fc1", groups, hidden);
        _inter2 = set.Linear(prefix + ".mlp_inter.fc2", hidden, groups);
        _normPostTokens = set.LayerNorm(prefix + ".norm_post_tokens", _width, 1e-5);
        _attention = Maps(".pre_assign_attn.attn");
        _attentionNorm2 = set.LayerNorm(prefix + ".pre_assign_attn.norm2", _width, 1e-5);
        _attentionFc1 = set.Linear(prefix + ".pre_assign_attn.mlp.fc1", _width, 4 * _width);
        _attentionFc2 = set.Linear(prefix + ".pre_assign_attn.mlp.fc2", 4 * _width, _width, gain: 0.5);
        _attentionNormPost = set.LayerNorm(prefix + ".pre_assign_attn.norm_post", _width, 1e-5);
        _assign = Maps(".assign");
        _normNewX = set.LayerNorm(prefix + ".norm_new_x", _width, 1e-5);
        _channels1 = set.Linear(prefix + ".mlp_channels.fc1", _width, 4 * _width);
        _channels2 = set.Linear(prefix + ".mlp_channels.fc2", 4 * _width, _width, gain: 0.5);

        Linear[] Maps(string name) => [.. MapNames.Select(map => set.Linear($"{prefix}{name}.{map}", _width, _width))];
    }

    /// <summary>Groups tokens [n, l, w] by group tokens [n, g, w] into [n, g, w].</summary>
    public Tensor Forward(Tensor x, Tensor groups, Func<long[], Tensor>? noise)
    {
        groups = _normTokens.Forward(groups);
        x = _normX.Forward(x);
        Tensor p = _normPostTokens.Forward(_inter2.Forward(nn.functional.gelu(_inter1.Forward(groups.transpose(1, 2)))).transpose(1, 2));
        p = p + _attention[3].Forward(Attention.Multi(_attention[0].Forward(p), _attention[1].Forward(x), _attention[2].Forward(x), _heads));
        p = p + _attentionFc2.Forward(nn.functional.gelu(_attentionFc1.Forward(_attentionNorm2.Forward(p))));
        p = _attentionNormPost.Forward(p);
        Tensor scores = _assign[0].Forward(p).matmul(_assign[1].Forward(x).transpose(1, 2)) / Math.Sqrt(_width);
        Tensor weights = Assignment(scores, noise);
        weights = weights / (weights.sum(-1, true) + 1);
        Tensor gathered = _assign[3].Forward(weights.matmul(_assign[2].Forward(x))) + p;
        return gathered + _channels2.Forward(nn.functional.gelu(_channels1.Forward(_normNewX.Forward(gathered))));
    }

    private static Tensor Assignment(Tensor scores, Func<long[], Tensor>? noise)
    {
        Tensor noisy = noise is null ? scores : scores + noise(scores.shape);
        Tensor choice = noisy.argmax(1, true);
        Tensor hard = zeros_like(scores).scatter_(1, choice, ones(choice.shape));
        if (noise is null)
        {
            return hard;
        }

        Tensor soft = noisy.softmax(1);
        return hard - soft.detach() + soft;
    }
}
