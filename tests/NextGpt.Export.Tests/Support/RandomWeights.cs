using NextGpt.Export.Graphs;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Tests.Support;

/// <summary>Seeded weights for whatever a graph asks for: norms near one, matrices of a size that keeps activations near one.</summary>
public static class RandomWeights
{
    public static ArrayWeights For(int seed, params Func<INamedWeights, OnnxModel>[] builds)
    {
        Random random = new(seed);
        ArrayWeights weights = new();
        HashSet<string> added = [];
        foreach ((string name, IReadOnlyList<long> shape) in builds.SelectMany(build => build(AssumedWeights.Instance).Parameters).Where(pair => added.Add(pair.Key)))
        {
            bool norm = shape.Count == 1 && name.EndsWith("weight", StringComparison.Ordinal);
            double scale = shape.Count > 1 ? 1 / Math.Sqrt(shape.Skip(1).Aggregate(1L, (product, dimension) => product * dimension)) : 0.1;
            float[] data = new float[shape.Aggregate(1L, (product, dimension) => product * dimension)];
            for (int i = 0; i < data.Length; i++)
            {
                data[i] = (float)((norm ? 1 : 0) + (scale * Math.Sqrt(3) * ((2 * random.NextDouble()) - 1)));
            }

            weights.Add(name, shape, data);
        }

        return weights;
    }
}
