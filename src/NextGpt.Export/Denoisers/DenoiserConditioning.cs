using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;

namespace NextGpt.Export.Denoisers;

/// <summary>What steers every block: the time and the pooled condition, as one vector.</summary>
internal static class DenoiserConditioning
{
    private const int TimeSize = 256;
    private const double LongestPeriod = 10000;

    /// <summary>[n, width].</summary>
    public static Value Vector(Value timestep, Value condition, DenoiserConfiguration configuration)
    {
        int rows = configuration.ClassCondition ? 1 : configuration.ConditionQueries;
        Value pooled = condition.Reshape(0, rows * configuration.ConditionSize).Linear("y_pool", rows * configuration.ConditionSize, configuration.HiddenSize);
        Value time = Sinusoids(timestep).Linear("t_embedder.mlp.0", TimeSize, configuration.HiddenSize).Silu();
        return time.Linear("t_embedder.mlp.2", configuration.HiddenSize, configuration.HiddenSize) + pooled;
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
