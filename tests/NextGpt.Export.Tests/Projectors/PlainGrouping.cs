using NextGpt.Export.Configurations;
using NextGpt.Export.Tests.Support;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Tests.Projectors;

/// <summary>The grouping projector's definition (specification, section 2.2), written out for one item.</summary>
public sealed class PlainGrouping(GroupingConfiguration grouping, INamedWeights weights)
{
    private readonly Plain _plain = new(weights);

    public float[] Run(float[] embedding, int embeddingSize)
    {
        double[][] x = _plain.Linear([.. embedding.Chunk(embeddingSize).Select(row => row.Select(value => (double)value).ToArray())], "in_fc");
        double[][] previous = [];
        for (int stage = 0; stage < grouping.Groups.Count; stage++)
        {
            double[][] groups = _plain.Rows($"layers.{stage}.group_token", grouping.Width);
            if (stage > 0)
            {
                groups = Plain.Add(groups, AcrossTokens(_plain.LayerNorm(previous, $"layers.{stage}.group_projector.0", 1e-5), $"layers.{stage}.group_projector.1"));
            }

            double[][] together = Blocks([.. x, .. groups], stage);
            previous = together[x.Length..];
            x = Gather(together[..x.Length], previous, $"layers.{stage}.downsample");
        }

        x = Blocks(x, grouping.Groups.Count);
        return [.. _plain.Linear(_plain.LayerNorm(x, "norm", 1e-5), "out_fc").SelectMany(row => row).Select(value => (float)value)];
    }

    private double[][] Blocks(double[][] x, int stage)
    {
        for (int i = 0; i < grouping.Depths[stage]; i++)
        {
            string name = $"layers.{stage}.blocks.{i}";
            x = Plain.Add(x, _plain.SelfAttention(_plain.LayerNorm(x, $"{name}.norm1", 1e-5), $"{name}.attn", grouping.Heads, bias: false));
            x = Plain.Add(x, _plain.Mlp(_plain.LayerNorm(x, $"{name}.norm2", 1e-5), $"{name}.mlp"));
        }

        return x;
    }

    private double[][] Gather(double[][] patches, double[][] groups, string name)
    {
        double[][] x = _plain.LayerNorm(patches, $"{name}.norm_x", 1e-5);
        double[][] p = _plain.LayerNorm(AcrossTokens(_plain.LayerNorm(groups, $"{name}.norm_tokens", 1e-5), $"{name}.mlp_inter"), $"{name}.norm_post_tokens", 1e-5);

        string cross = $"{name}.pre_assign_attn";
        double[][] attended = Plain.Attend(
            _plain.Linear(p, $"{cross}.attn.q_proj"), _plain.Linear(x, $"{cross}.attn.k_proj"), _plain.Linear(x, $"{cross}.attn.v_proj"), grouping.Heads);
        p = Plain.Add(p, _plain.Linear(attended, $"{cross}.attn.proj"));
        p = Plain.Add(p, _plain.Mlp(_plain.LayerNorm(p, $"{cross}.norm2", 1e-5), $"{cross}.mlp"));
        p = _plain.LayerNorm(p, $"{cross}.norm_post", 1e-5);

        double[][] gathered = Plain.Add(Assign(p, x, $"{name}.assign"), p);
        return Plain.Add(gathered, _plain.Mlp(_plain.LayerNorm(gathered, $"{name}.norm_new_x", 1e-5), $"{name}.mlp_channels"));
    }

    private double[][] Assign(double[][] p, double[][] x, string name)
    {
        double[][] queries = _plain.Linear(p, $"{name}.q_proj");
        double[][] keys = _plain.Linear(x, $"{name}.k_proj");
        double[][] values = _plain.Linear(x, $"{name}.v_proj");
        double[][] sums = [.. queries.Select(row => new double[row.Length])];
        int[] members = new int[queries.Length];
        for (int patch = 0; patch < x.Length; patch++)
        {
            double[] scores = [.. queries.Select(query => query.Zip(keys[patch], (a, b) => a * b).Sum())];
            int best = Array.IndexOf(scores, scores.Max());
            members[best]++;
            sums[best] = [.. sums[best].Zip(values[patch], (a, b) => a + b)];
        }

        return _plain.Linear([.. sums.Select((sum, group) => sum.Select(value => value / (members[group] + 1.0)).ToArray())], $"{name}.proj");
    }

    private double[][] AcrossTokens(double[][] x, string name) => Plain.Transpose(_plain.Mlp(Plain.Transpose(x), name));
}
