using NextGpt.Media.Images;
using NextGpt.Training.World.Rendering;
using NextGpt.Training.World.Scenes;
using NextGpt.Training.World.Splits;
using NextGpt.Training.World.Verification;
using Xunit.Abstractions;

namespace NextGpt.Training.Tests.World.Verification;

public sealed class ImageVerifierTests(ITestOutputHelper output)
{
    private const int N = 1000;

    [Fact]
    public void Compare_RenderedScenes_MatchesNearlyAll() => Assert.True(Accepted((s, r) => s, (i, r) => i) >= N * 0.99);

    [Fact]
    public void Compare_BlurredNoisyScenes_MatchesNearlyAll() => Assert.True(Accepted((s, r) => s, (i, r) => Degradations.Blurred(i, r)) >= N * 0.97);

    [Fact]
    public void Compare_OneAttributeWrong_RefusesNearlyAll() => Assert.True(Accepted(Mutations.Mutate, (i, r) => i) <= N * 0.01);

    [Fact]
    public void Compare_OneAttributeWrongAndBlurred_RefusesNearlyAll() => Assert.True(Accepted(Mutations.Mutate, (i, r) => Degradations.Blurred(i, r)) <= N * 0.01);

    private int Accepted(Func<ImageScene, Random, ImageScene> change, Func<RgbImage, Random, RgbImage> degrade)
    {
        Random random = new(11);
        int accepted = 0;
        for (int i = 0; i < N; i++)
        {
            ImageScene scene = SceneSampler.Image(random, SplitPart.All);
            ImageScene drawn = change(scene, random);
            SceneComparison comparison = ImageVerifier.Compare(scene, degrade(ImageRenderer.Render(drawn, random), random));
            accepted += comparison.Matches ? 1 : 0;
            if (comparison.Matches != (scene == drawn))
            {
                output.WriteLine($"{i} expected {scene}, drawn {drawn}: {comparison}");
            }
        }

        output.WriteLine($"{accepted} of {N} accepted");
        return accepted;
    }
}
