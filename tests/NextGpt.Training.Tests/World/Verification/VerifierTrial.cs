using NextGpt.Training.World.Verification;
using Xunit.Abstractions;

namespace NextGpt.Training.Tests.World.Verification;

/// <summary>Many scenes, each made as it is or changed and degraded: how many a verifier accepts.</summary>
internal static class VerifierTrial
{
    public static int Accepted<TScene, TMedium>(
        int count, int seed, ITestOutputHelper output, Func<Random, TScene> draw, Func<TScene, Random, TScene> change, Func<TScene, Random, TMedium> render, Func<TScene, TMedium, SceneComparison> compare)
        where TScene : notnull
    {
        Random random = new(seed);
        int accepted = 0;
        for (int i = 0; i < count; i++)
        {
            TScene scene = draw(random);
            TScene made = change(scene, random);
            SceneComparison comparison = compare(scene, render(made, random));
            accepted += comparison.Matches ? 1 : 0;
            if (comparison.Matches != scene.Equals(made))
            {
                output.WriteLine($"{i} expected {scene}, made {made}: {comparison}");
            }
        }

        output.WriteLine($"{accepted} of {count} accepted");
        return accepted;
    }
}
