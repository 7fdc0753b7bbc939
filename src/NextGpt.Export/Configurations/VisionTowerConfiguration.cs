namespace NextGpt.Export.Configurations;

/// <summary>ImageBind's vision tower: a 3-D stem over two frames, then pre-norm transformer blocks.</summary>
/// <param name="Width">Width of the tokens.</param>
/// <param name="Blocks">Number of blocks.</param>
/// <param name="Heads">Attention heads.</param>
/// <param name="Patch">Side of a patch in pixels.</param>
/// <param name="ImageSize">Side of the picture in pixels.</param>
/// <param name="EmbeddingSize">Width of the embedding that comes out.</param>
public sealed record VisionTowerConfiguration(int Width, int Blocks, int Heads, int Patch, int ImageSize, int EmbeddingSize)
{
    /// <summary>Gets ImageBind huge.</summary>
    public static VisionTowerConfiguration ImageBindHuge { get; } = new(1280, 32, 16, 14, 224, 1024);

    /// <summary>Gets the number of patch tokens.</summary>
    public int Patches => ImageSize / Patch * (ImageSize / Patch);
}
