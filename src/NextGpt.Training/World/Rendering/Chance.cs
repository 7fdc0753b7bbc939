namespace NextGpt.Training.World.Rendering;

/// <summary>Draws that the renderers share.</summary>
internal static class Chance
{
    /// <summary>Uniform in -by to by.</summary>
    public static float Stray(this Random random, float by) => ((random.NextSingle() * 2) - 1) * by;
}
