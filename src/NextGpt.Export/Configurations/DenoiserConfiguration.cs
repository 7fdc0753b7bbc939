namespace NextGpt.Export.Configurations;

/// <summary>A diffusion transformer over a grid of latent tokens, one token a latent cell (Peebles and Xie 2023, with the cross-attention of PixArt).</summary>
/// <param name="LatentChannels">Channels of the latent.</param>
/// <param name="Height">Rows of the latent.</param>
/// <param name="Width">Columns of the latent.</param>
/// <param name="Frames">Frames of the latent; 1 has no frame axis and no temporal attention.</param>
/// <param name="HiddenSize">Width of the tokens.</param>
/// <param name="Layers">Number of blocks.</param>
/// <param name="Heads">Attention heads.</param>
/// <param name="ConditionQueries">Rows of the condition.</param>
/// <param name="ConditionSize">Width of the condition.</param>
/// <param name="ClassCondition">True: the condition is one vector, <c>class_labels</c>, and there is no cross-attention.</param>
public sealed record DenoiserConfiguration(
    int LatentChannels, int Height, int Width, int Frames, int HiddenSize, int Layers, int Heads, int ConditionQueries, int ConditionSize, bool ClassCondition);
