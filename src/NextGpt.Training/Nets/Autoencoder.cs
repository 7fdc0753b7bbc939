using NextGpt.Export.Configurations;
using NextGpt.Training.Parameters;
using static TorchSharp.torch;

namespace NextGpt.Training.Nets;

/// <summary>The patch transformer autoencoder; <see cref="AutoencoderConfiguration"/> says its shape.</summary>
internal sealed class Autoencoder
{
    private readonly AutoencoderConfiguration _c;
    private readonly Linear _patchEmbed;
    private readonly Weight _encoderPositions;
    private readonly TransformerBlock[] _encoder;
    private readonly LayerNorm _encoderNorm;
    private readonly Linear _encoderProj;
    private readonly Linear _decoderProj;
    private readonly Weight _decoderPositions;
    private readonly TransformerBlock[] _decoder;
    private readonly LayerNorm _decoderNorm;
    private readonly Linear _unpatch;

    public Autoencoder(AutoencoderConfiguration configuration)
    {
        _c = configuration;
        int patch = _c.Channels * _c.PatchHeight * _c.PatchWidth;
        int tokens = _c.LatentHeight * _c.LatentWidth;
        Encoder = new ParameterSet();
        _patchEmbed = Encoder.Linear("encoder.patch_embed", patch, _c.HiddenSize);
        _encoderPositions = Encoder.Normal("encoder.pos_embed", 0.02, 1, tokens, _c.HiddenSize);
        _encoder = Blocks(Encoder, "encoder", _c.EncoderLayers);
        _encoderNorm = Encoder.LayerNorm("encoder.norm", _c.HiddenSize, 1e-6);
        _encoderProj = Encoder.Linear("encoder.proj", _c.HiddenSize, _c.LatentChannels);
        Decoder = new ParameterSet();
        _decoderProj = Decoder.Linear("decoder.proj", _c.LatentChannels, _c.HiddenSize);
        _decoderPositions = Decoder.Normal("decoder.pos_embed", 0.02, 1, tokens, _c.HiddenSize);
        _decoder = Blocks(Decoder, "decoder", _c.DecoderLayers);
        _decoderNorm = Decoder.LayerNorm("decoder.norm", _c.HiddenSize, 1e-6);
        _unpatch = Decoder.Linear("decoder.unpatch", _c.HiddenSize, patch, gain: 0.5);
    }

    public ParameterSet Encoder { get; }

    public ParameterSet Decoder { get; }

    /// <summary>Encodes samples [n, c, h, w] into latent cells [n, lh x lw, latent].</summary>
    public Tensor Encode(Tensor sample)
    {
        long n = sample.shape[0];
        Tensor x = sample.view(n, _c.Channels, _c.LatentHeight, _c.PatchHeight, _c.LatentWidth, _c.PatchWidth)
            .permute(0, 2, 4, 1, 3, 5).reshape(n, _c.LatentHeight * _c.LatentWidth, -1);
        x = _patchEmbed.Forward(x) + _encoderPositions.Value;
        foreach (TransformerBlock block in _encoder)
        {
            x = block.Forward(x);
        }

        return _encoderProj.Forward(_encoderNorm.Forward(x));
    }

    /// <summary>Decodes latent cells [n, lh x lw, latent] into samples [n, c, h, w].</summary>
    public Tensor Decode(Tensor cells)
    {
        long n = cells.shape[0];
        Tensor x = _decoderProj.Forward(cells) + _decoderPositions.Value;
        foreach (TransformerBlock block in _decoder)
        {
            x = block.Forward(x);
        }

        return _unpatch.Forward(_decoderNorm.Forward(x))
            .view(n, _c.LatentHeight, _c.LatentWidth, _c.Channels, _c.PatchHeight, _c.PatchWidth)
            .permute(0, 3, 1, 4, 2, 5).reshape(n, _c.Channels, _c.Height, _c.Width);
    }

    /// <summary>Folds a shift and a scale into the bottleneck, so that latents come out with the mean 0 and the deviation 1 in every channel.</summary>
    /// <param name="mean">[latent] of the latents as they are.</param>
    /// <param name="deviation">[latent] of the latents as they are.</param>
    public void Standardise(Tensor mean, Tensor deviation)
    {
        using IDisposable _ = no_grad();
        Tensor decoderWeight = _decoderProj.Weight.Value;
        _decoderProj.Bias!.Value.add_(decoderWeight.matmul(mean));
        decoderWeight.mul_(deviation.unsqueeze(0));
        _encoderProj.Weight.Value.div_(deviation.unsqueeze(1));
        _encoderProj.Bias!.Value.sub_(mean).div_(deviation);
    }

    private TransformerBlock[] Blocks(ParameterSet set, string prefix, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new TransformerBlock(set, $"{prefix}.blocks.{i}", _c.HiddenSize, _c.Heads, 1 / Math.Sqrt(2 * count)))];
}
