namespace NextGpt.Export.Configurations;

/// <summary>The projection from signal tokens into a decoder's condition: torch nn.Transformer semantics, norm first, learned queries.</summary>
/// <param name="HiddenSize">Width of the language model.</param>
/// <param name="Width">Width of the transformer; 512 in the released checkpoint.</param>
/// <param name="Heads">Attention heads; 4.</param>
/// <param name="EncoderLayers">Encoder layers; 4.</param>
/// <param name="DecoderLayers">Decoder layers; 4.</param>
/// <param name="FeedForward">Width of the feed-forward layers; 2048.</param>
/// <param name="Signals">Signal tokens of one group.</param>
/// <param name="Queries">Rows of the condition.</param>
/// <param name="ConditionSize">Width of the condition.</param>
public sealed record OutputProjectorConfiguration(
    int HiddenSize, int Width, int Heads, int EncoderLayers, int DecoderLayers, int FeedForward, int Signals, int Queries, int ConditionSize)
{
    /// <summary>Gets the released image projector (Stable Diffusion 1.5).</summary>
    public static OutputProjectorConfiguration ReleasedImage { get; } = new(4096, 512, 4, 4, 4, 2048, 4, 77, 768);

    /// <summary>Gets the released video projector (Zeroscope).</summary>
    public static OutputProjectorConfiguration ReleasedVideo { get; } = new(4096, 512, 4, 4, 4, 2048, 24, 77, 1024);

    /// <summary>Gets the released audio projector (AudioLDM).</summary>
    public static OutputProjectorConfiguration ReleasedAudio { get; } = new(4096, 512, 4, 4, 4, 2048, 8, 1, 512);
}
