using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;

namespace NextGpt.Export.Denoisers;

/// <summary>What steers every block: the time and the pooled condition, as one vector a frame.</summary>
internal static class DenoiserConditioning
{
    private const int TimeSize = 256;
    private const double LongestPeriod = 10000;

    /// <summary>[n x frames, width]: with more than one frame each has a part of its own, for what moves has another place in every frame.</summary>
    public static Value Vector(Value timestep, Value condition, DenoiserConfiguration configuration)
    {
        int rows = configuration.ClassCondition ? 1 : configuration.ConditionQueries;
        (int size, int width, int frames) = (rows * configuration.ConditionSize, configuration.HiddenSize, configuration.Frames);
        Value flat = condition.Reshape(0, size);
        Value time = Sinusoids(timestep).Linear("t_embedder.mlp.0", TimeSize, configuration.HiddenSize).Silu();
        Value vector = time.Linear("t_embedder.mlp.2", width, width) + flat.Linear("y_pool", size, width);
        if (frames == 1)
        {
            return vector;
        }

        Value own = flat.Linear("y_frames.fc1", size, width / 2).Silu().Linear("y_frames.fc2", width / 2, frames * width);
        return (vector.Unsqueeze(1) + own.Reshape(0, frames, width)).Reshape(-1, width);
    }

    // [n] to [n, 256]: cosines, then sines, of 128 frequencies from 1 down to nearly 1 / 10000.
    private static Value Sinusoids(Value timestep)
    {
        const int half = TimeSize / 2;
        float[] frequencies = [.. Enumerable.Range(0, half).Select(i => (float)Math.Exp(-Math.Log(LongestPeriod) * i / half))];
        Value angles = timestep.Unsqueeze(1) * timestep.Graph.Table("time_frequencies", frequencies, 1, half);
        return Tensors.Concat(-1, timestep.Graph.Node("Cos", [angles]), timestep.Graph.Node("Sin", [angles]));
    }
}
