namespace NextGpt.Export.Configurations;

/// <summary>A patch transformer autoencoder: one latent cell a patch.</summary>
/// <param name="Channels">Channels of the sample: 3 for a picture, 1 for a mel spectrogram.</param>
/// <param name="Height">Rows of the sample (pixels, or mel frames).</param>
/// <param name="Width">Columns of the sample (pixels, or mel bins).</param>
/// <param name="PatchHeight">Rows of a patch.</param>
/// <param name="PatchWidth">Columns of a patch.</param>
/// <param name="LatentChannels">Channels of the latent.</param>
/// <param name="HiddenSize">Width of the tokens.</param>
/// <param name="EncoderLayers">Blocks of the encoder.</param>
/// <param name="DecoderLayers">Blocks of the decoder.</param>
/// <param name="Heads">Attention heads.</param>
public sealed record AutoencoderConfiguration(
    int Channels, int Height, int Width, int PatchHeight, int PatchWidth, int LatentChannels, int HiddenSize, int EncoderLayers, int DecoderLayers, int Heads)
{
    /// <summary>Gets the rows of the latent.</summary>
    public int LatentHeight => Height / PatchHeight;

    /// <summary>Gets the columns of the latent.</summary>
    public int LatentWidth => Width / PatchWidth;
}
