namespace NextGpt.Export.Configurations;

/// <summary>The grouping projector (specification, section 2.2).</summary>
/// <param name="Width">Width of its tokens; 512 in the paper's code.</param>
/// <param name="Heads">Attention heads of its blocks; 8.</param>
/// <param name="Depths">Blocks of each stage; 6, 3, 3. The last stage has no group tokens.</param>
/// <param name="Groups">Group tokens of each stage but the last; 64, 8.</param>
public sealed record GroupingConfiguration(int Width, int Heads, IReadOnlyList<int> Depths, IReadOnlyList<int> Groups);
