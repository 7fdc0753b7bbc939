using NextGpt.Export.Graphs;

namespace NextGpt.Export.Towers;

/// <summary>What ImageBind's towers have in common.</summary>
internal static class TowerParts
{
    private const float Epsilon = 1e-6f;

    /// <summary>Puts the class token before the patches and adds the learned positions.</summary>
    public static Value Embed(Value patches, string modality, long count, long width)
    {
        GraphBuilder graph = patches.Graph;
        Value first = graph.Weight($"modality_preprocessors.{modality}.cls_token", [1, 1, width]).PerItem(patches, 1, width);
        Value positions = graph.Weight($"modality_preprocessors.{modality}.pos_embedding_helper.pos_embed", [1, count + 1, width]);
        return Tensors.Concat(1, first, patches) + positions;
    }

    /// <summary>Pre-norm blocks.</summary>
    public static Value Trunk(Value x, string modality, int blocks, long width, int heads, bool extraKey)
    {
        for (int block = 0; block < blocks; block++)
        {
            string name = $"modality_trunks.{modality}.blocks.{block}";
            x += x.LayerNorm($"{name}.norm_1", width, Epsilon).TorchSelfAttention($"{name}.attn", width, heads, extraKey);
            x += x.LayerNorm($"{name}.norm_2", width, Epsilon).Mlp($"{name}.mlp", width, 4 * width, width);
        }

        return x;
    }

    /// <summary>The head over every token; the class token becomes <c>embedding</c>, the others <c>patch_embeddings</c>.</summary>
    public static void Outputs(Value x, string modality, long count, long width, long embeddingSize)
    {
        string name = $"modality_heads.{modality}";
        Value embeddings = x.LayerNorm($"{name}.0", width, Epsilon).Linear($"{name}.2", width, embeddingSize, bias: false).Normalize();
        Value[] parts = embeddings.SplitAt(1, 1, count);
        x.Graph.FloatOutput("embedding", parts[0].Reshape(0, embeddingSize), "batch_size", embeddingSize);
        x.Graph.FloatOutput("patch_embeddings", parts[1], "batch_size", count, embeddingSize);
    }
}
