using NextGpt.Export.Weights;
using NextGpt.Training.Parameters;

namespace NextGpt.Training.Continuation;

/// <summary>Weights of a bundle's graphs into the nets of this configuration.</summary>
internal static class BundleWeights
{
    /// <summary>Fills a packed set.</summary>
    /// <exception cref="InvalidDataException">The bundle has another shape.</exception>
    public static void Fill(ParameterSet set, INamedWeights weights)
    {
        foreach (Weight weight in set.Weights)
        {
            Fill(weight, weights);
        }
    }

    /// <summary>Fills one weight.</summary>
    /// <exception cref="InvalidDataException">The bundle has another shape.</exception>
    public static void Fill(Weight weight, INamedWeights weights)
    {
        float[] data = new float[weight.Count];
        Copy(weights, weight.Name, data);
        ParameterFiles.Copy(weight.Value, data);
    }

    /// <summary>Reads a tensor, whatever its dimensions, into as many numbers as it has.</summary>
    /// <exception cref="InvalidDataException">It has another number of them.</exception>
    public static void Copy(INamedWeights weights, string name, float[] data)
    {
        long found = weights.TryGetShape(name, out IReadOnlyList<long>? shape) ? shape.Aggregate(1L, (product, side) => product * side) : 0;
        if (found != data.Length)
        {
            throw new InvalidDataException($"The bundle holds {found} numbers under '{name}'; {data.Length} were expected. Only a bundle of the same configuration can be trained on.");
        }

        weights.Read(name, data);
    }
}
