using NextGpt.Export.Configurations;
using NextGpt.Training.Parameters;
using static TorchSharp.torch;

namespace NextGpt.Training.Nets;

/// <summary>An ImageBind tower (vision or audio) under the public names: the L2-normalised embedding of the class token and of every patch.</summary>
internal sealed class Tower
{
    private readonly Func<Tensor, Tensor> _stem;
    private readonly Weight _classToken;
    private readonly Weight _positions;
    private readonly LayerNorm? _preNorm;
    private readonly TowerBlock[] _blocks;
    private readonly LayerNorm _headNorm;
    private readonly Linear _head;

    public Tower(VisionTowerConfiguration c)
    {
        Parameters = new ParameterSet();
        int patch = 3 * 2 * c.Patch * c.Patch;
        Weight kernel = Parameters.Normal("modality_preprocessors.vision.rgbt_stem.proj.1.weight", 1 / Math.Sqrt(patch), c.Width, 3, 2, c.Patch, c.Patch);
        int side = c.ImageSize / c.Patch;

        // The kernel is as wide as its stride: the convolution is one product over unfolded patches, which the CPU does faster.
        _stem = x => nn.functional.linear(
            x.view(x.shape[0], 3, 2, side, c.Patch, side, c.Patch).permute(0, 3, 5, 1, 2, 4, 6).reshape(x.shape[0], side * side, patch),
            kernel.Value.view(c.Width, patch));
        (_classToken, _positions) = Tokens("vision", c.Patches, c.Width);
        _preNorm = Parameters.LayerNorm("modality_trunks.vision.pre_transformer_layer.0", c.Width, 1e-6);
        (_blocks, _headNorm, _head) = Trunk("vision", c.Width, c.Blocks, c.Heads, c.EmbeddingSize, false);
    }

    public Tower(AudioTowerConfiguration c)
    {
        Parameters = new ParameterSet();
        Weight kernel = Parameters.Normal("modality_preprocessors.audio.rgbt_stem.proj.weight", 1.0 / c.Kernel, c.Width, 1, c.Kernel, c.Kernel);
        LayerNorm norm = Parameters.LayerNorm("modality_preprocessors.audio.rgbt_stem.norm_layer", c.Width, 1e-5);
        _stem = x => norm.Forward(nn.functional.conv2d(x, kernel.Value, strides: [c.Stride, c.Stride]).flatten(2).transpose(1, 2));
        (_classToken, _positions) = Tokens("audio", c.Rows * c.Columns, c.Width);
        (_blocks, _headNorm, _head) = Trunk("audio", c.Width, c.Blocks, c.Heads, c.EmbeddingSize, true);
    }

    public ParameterSet Parameters { get; }

    /// <summary>Embeds pixel values [n, 3, 2, h, w] or input features [n, 1, mels, frames].</summary>
    /// <returns>The embedding [n, e] and the embeddings of the patches [n, p, e].</returns>
    public (Tensor Embedding, Tensor Patches) Forward(Tensor input)
    {
        Tensor x = _stem(input);
        x = cat([_classToken.Value.expand(x.shape[0], 1, -1), x], 1) + _positions.Value;
        x = _preNorm is null ? x : _preNorm.Forward(x);
        foreach (TowerBlock block in _blocks)
        {
            x = block.Forward(x);
        }

        Tensor all = nn.functional.normalize(_head.Forward(_headNorm.Forward(x)), 2, -1);
        return (all.select(1, 0), all.narrow(1, 1, all.shape[1] - 1));
    }

    private (Weight ClassToken, Weight Positions) Tokens(string modality, int patches, int width) => (
        Parameters.Normal($"modality_preprocessors.{modality}.cls_token", 0.02, 1, 1, width),
        Parameters.Normal($"modality_preprocessors.{modality}.pos_embedding_helper.pos_embed", 0.05, 1, patches + 1, width));

    private (TowerBlock[] Blocks, LayerNorm HeadNorm, Linear Head) Trunk(string modality, int width, int blocks, int heads, int embedding, bool biasKeyValue) => (
        [.. Enumerable.Range(0, blocks).Select(i => new TowerBlock(Parameters, $"modality_trunks.{modality}.blocks.{i}", width, heads, biasKeyValue))],
        Parameters.LayerNorm($"modality_heads.{modality}.0", width, 1e-6),
        Parameters.Linear($"modality_heads.{modality}.2", width, embedding, bias: false));
}
