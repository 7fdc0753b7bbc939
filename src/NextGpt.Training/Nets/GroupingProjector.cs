using NextGpt.Export.Configurations;
using NextGpt.Training.Parameters;
using static TorchSharp.torch;

namespace NextGpt.Training.Nets;

/// <summary>NExT-GPT's grouping input projector (after GroupViT, Xu et al. 2022), under the public names: patch tokens to a few tokens of the language model.</summary>
internal sealed class GroupingProjector
{
    private readonly GroupingConfiguration _g;
    private readonly Linear _in;
    private readonly Stage[] _stages;
    private readonly LayerNorm _norm;
    private readonly Linear _out;

    public GroupingProjector(InputProjectorConfiguration c)
    {
        _g = c.Grouping ?? throw new ArgumentException("The configuration has no grouping.", nameof(c));
        Parameters = new ParameterSet();
        _in = Parameters.Linear("in_fc", c.EmbeddingSize, _g.Width, gain: Math.Sqrt(c.EmbeddingSize) / 2);
        _stages = [.. Enumerable.Range(0, _g.Depths.Count).Select(i => new Stage(Parameters, _g, i))];
        _norm = Parameters.LayerNorm("norm", _g.Width, 1e-5);
        _out = Parameters.Linear("out_fc", _g.Width, c.HiddenSize, gain: 0.1);
    }

    public ParameterSet Parameters { get; }

    /// <summary>Projects patch embeddings [n, p, e] to [n, k, hidden].</summary>
    /// <param name="patches">[n, p, e].</param>
    /// <param name="noise">Gives Gumbel noise for the assignment in training; null at inference.</param>
    public Tensor Forward(Tensor patches, Func<long[], Tensor>? noise)
    {
        Tensor x = _in.Forward(patches);
        Tensor? groups = null;
        foreach (Stage stage in _stages)
        {
            (x, groups) = stage.Forward(x, groups, noise);
        }

        return _out.Forward(_norm.Forward(x));
    }

    private sealed class Stage
    {
        private readonly Weight? _groupToken;
        private readonly LayerNorm? _projectorNorm;
        private readonly Linear? _projector1;
        private readonly Linear? _projector2;
        private readonly TransformerBlock[] _blocks;
        private readonly GroupingBlock? _downsample;

        public Stage(ParameterSet set, GroupingConfiguration g, int index)
        {
            string prefix = $"layers.{index}";
            if (index < g.Groups.Count)
            {
                _groupToken = set.Normal(prefix + ".group_token", index == 0 ? 0.5 : 0.02, 1, g.Groups[index], g.Width);
                if (index > 0)
                {
                    int before = g.Groups[index - 1];
                    _projectorNorm = set.LayerNorm(prefix + ".group_projector.0", g.Width, 1e-5);
                    _projector1 = set.Linear(prefix + ".group_projector.1.fc1", before, 4 * before);
                    _projector2 = set.Linear(prefix + ".group_projector.1.fc2", 4 * before, g.Groups[index]);
                }
            }

            _blocks = [.. Enumerable.Range(0, g.Depths[index]).Select(i => new TransformerBlock(set, $"{prefix}.blocks.{i}", g.Width, g.Heads, 0.5, 1e-5, attentionBias: false))];
            _downsample = _groupToken is null ? null : new GroupingBlock(set, prefix + ".downsample", g, index);
        }

        public (Tensor X, Tensor? Groups) Forward(Tensor x, Tensor? groups, Func<long[], Tensor>? noise)
        {
            if (_groupToken is null)
            {
                return (Run(x), null);
            }

            Tensor tokens = _groupToken.Value.expand(x.shape[0], -1, -1);
            if (_projectorNorm is not null)
            {
                tokens = tokens + _projector2!.Forward(nn.functional.gelu(_projector1!.Forward(_projectorNorm.Forward(groups!).transpose(1, 2)))).transpose(1, 2);
            }

            long length = x.shape[1];
            Tensor all = Run(cat([x, tokens], 1));
            Tensor kept = all.narrow(1, length, tokens.shape[1]);
            return (_downsample!.Forward(all.narrow(1, 0, length), kept, noise), kept);
        }

        private Tensor Run(Tensor x)
        {
            foreach (TransformerBlock block in _blocks)
            {
                x = block.Forward(x);
            }

            return x;
        }
    }
}
