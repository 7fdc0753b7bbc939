using NextGpt.Export.Weights;
using NextGpt.Training.Checkpoints;
using NextGpt.Training.Parameters;

namespace NextGpt.Training.Bundling;

/// <summary>Weights for the exporter out of a training folder.</summary>
internal static class LiveWeights
{
    public static ArrayWeights Of(params ParameterSet[] sets)
    {
        ArrayWeights weights = new();
        foreach (Weight weight in sets.SelectMany(set => set.Weights))
        {
            weights.Add(weight.Name, weight.Shape, TensorFile.ToArray(weight.Value));
        }

        return weights;
    }

    /// <summary>Reads a finished stage's file; <paramref name="only"/> keeps the names that begin so.</summary>
    public static ArrayWeights Of(string path, string only = "")
    {
        ArrayWeights weights = new();
        foreach ((string name, (long[] shape, float[] data)) in TensorFile.Load(path))
        {
            if (name.StartsWith(only, StringComparison.Ordinal))
            {
                weights.Add(name, shape, data);
            }
        }

        return weights;
    }
}
