using NextGpt.Training.Checkpoints;
using static TorchSharp.torch;

namespace NextGpt.Training.Parameters;

/// <summary>Parameter sets to and from safetensors files, under the parameters' names.</summary>
internal static class ParameterFiles
{
    public static void Save(string path, params ParameterSet[] sets) =>
        TensorFile.Save(path, sets.SelectMany(set => set.Weights).Select(weight => (weight.Name, weight.Value)));

    /// <summary>Fills packed sets from a file.</summary>
    /// <exception cref="InvalidDataException">A parameter is missing or has another shape.</exception>
    public static void Load(string path, params ParameterSet[] sets)
    {
        Dictionary<string, (long[] Shape, float[] Data)> file = TensorFile.Load(path);
        foreach (Weight weight in sets.SelectMany(set => set.Weights))
        {
            if (!file.TryGetValue(weight.Name, out (long[] Shape, float[] Data) entry) || !entry.Shape.SequenceEqual(weight.Shape))
            {
                string found = entry.Shape is null ? "nothing" : $"[{string.Join(", ", entry.Shape)}]";
                throw new InvalidDataException($"'{Path.GetFileName(path)}' holds {found} under '{weight.Name}'; [{string.Join(", ", weight.Shape)}] was expected. Delete it to train that stage again.");
            }

            Copy(weight.Value, entry.Data);
        }
    }

    /// <summary>Copies the parameters that both sets have under one name and in one shape.</summary>
    /// <returns>How many were copied.</returns>
    public static int CopyShared(ParameterSet from, ParameterSet to)
    {
        using IDisposable _ = no_grad();
        int copied = 0;
        Dictionary<string, Weight> source = from.Weights.ToDictionary(weight => weight.Name, StringComparer.Ordinal);
        foreach (Weight weight in to.Weights)
        {
            if (source.TryGetValue(weight.Name, out Weight? other) && other.Shape.SequenceEqual(weight.Shape))
            {
                weight.Value.copy_(other.Value);
                copied++;
            }
        }

        return copied;
    }

    public static void Copy(Tensor target, float[] data)
    {
        using IDisposable _ = no_grad();
        using Tensor source = tensor(data);
        target.copy_(source.view(target.shape));
    }
}
