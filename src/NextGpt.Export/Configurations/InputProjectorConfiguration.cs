namespace NextGpt.Export.Configurations;

/// <summary>The projection from an encoder into the language model.</summary>
/// <param name="EmbeddingSize">Width of the encoder's embedding.</param>
/// <param name="HiddenSize">Width of the language model.</param>
/// <param name="Grouping">The grouping projector's shape, or null for the linear one (one token).</param>
public sealed record InputProjectorConfiguration(int EmbeddingSize, int HiddenSize, GroupingConfiguration? Grouping = null)
{
    /// <summary>Gets the linear projector of the released NExT-GPT checkpoint.</summary>
    public static InputProjectorConfiguration ReleasedLinear { get; } = new(1024, 4096);

    /// <summary>Gets the grouping projector of the paper's code.</summary>
    public static InputProjectorConfiguration PaperGrouping { get; } = new(1024, 4096, new GroupingConfiguration(512, 8, [6, 3, 3], [64, 8]));

    /// <summary>Gets the number of tokens that one medium becomes.</summary>
    public int Tokens => Grouping is null ? 1 : Grouping.Groups[^1];
}
