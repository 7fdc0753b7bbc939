namespace NextGpt.Export.Configurations;

/// <summary>ImageBind's audio tower: a 2-D stem over a filter bank, then pre-norm blocks whose attention has a learned extra key and value.</summary>
/// <param name="Width">Width of the tokens.</param>
/// <param name="Blocks">Number of blocks.</param>
/// <param name="Heads">Attention heads.</param>
/// <param name="Kernel">Side of the stem's kernel.</param>
/// <param name="Stride">Stride of the stem.</param>
/// <param name="MelBins">Height of the input.</param>
/// <param name="Frames">Width of the input.</param>
/// <param name="EmbeddingSize">Width of the embedding that comes out.</param>
public sealed record AudioTowerConfiguration(int Width, int Blocks, int Heads, int Kernel, int Stride, int MelBins, int Frames, int EmbeddingSize)
{
    /// <summary>Gets ImageBind huge.</summary>
    public static AudioTowerConfiguration ImageBindHuge { get; } = new(768, 12, 12, 16, 10, 128, 204, 1024);

    /// <summary>Gets the number of rows of patch tokens (frequency).</summary>
    public int Rows => ((MelBins - Kernel) / Stride) + 1;

    /// <summary>Gets the number of columns of patch tokens (time).</summary>
    public int Columns => ((Frames - Kernel) / Stride) + 1;
}
