using static TorchSharp.torch;

namespace NextGpt.Training.Stages;

/// <summary>The random numbers of one training step.</summary>
internal sealed class StepRandom : IDisposable
{
    public StepRandom(int seed, string stage, int step, double progress)
    {
        ulong mixed = (ulong)(uint)seed;
        foreach (char letter in stage)
        {
            mixed = Mix(mixed ^ letter);
        }

        mixed = Mix(mixed ^ (uint)step);
        Random = new Random((int)(mixed & 0x7fffffff));
        Generator = new Generator(mixed >> 1, CPU);
        Step = step;
        Progress = progress;
    }

    public Random Random { get; }

    public Generator Generator { get; }

    public int Step { get; }

    /// <summary>Gets the part of the stage that is done, 0 to 1.</summary>
    public double Progress { get; }

    public Tensor Normal(params long[] shape) => randn(shape, generator: Generator);

    public Tensor Uniform(params long[] shape) => rand(shape, generator: Generator);

    public void Dispose() => Generator.Dispose();

    // The finaliser of SplitMix64 (Steele et al. 2014): neighbouring steps get unrelated seeds.
    private static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
