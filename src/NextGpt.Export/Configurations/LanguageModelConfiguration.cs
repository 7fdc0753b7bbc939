namespace NextGpt.Export.Configurations;

/// <summary>A LLaMA-style language model: RMSNorm, rotary positions (half-split), grouped-query attention, SwiGLU.</summary>
public sealed record LanguageModelConfiguration(
    int HiddenSize, int IntermediateSize, int Layers, int Heads, int KeyValueHeads, int VocabularySize, int ContextLength,
    double RmsNormEpsilon = 1e-6, double RopeTheta = 10000)
{
    /// <summary>Gets Vicuna-7B v0 with the 38 added rows of the released NExT-GPT checkpoint.</summary>
    public static LanguageModelConfiguration Vicuna7B { get; } = new(4096, 11008, 32, 32, 32, 32038, 2048);

    /// <summary>Gets the width of a head.</summary>
    public int HeadDimension => HiddenSize / Heads;
}
