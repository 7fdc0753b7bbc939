using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using NextGpt.Model.Bundles;

namespace NextGpt.Model.Sessions;

/// <summary>The inputs and outputs that a graph must have.</summary>
internal sealed record GraphContract(IReadOnlyList<TensorContract> Inputs, IReadOnlyList<TensorContract> Outputs)
{
    /// <summary>Compares a graph with the contract.</summary>
    /// <exception cref="BundleException">Something is missing, unknown, or of another shape or type.</exception>
    public void Check(string file, InferenceSession session)
    {
        Check(file, "input", Inputs, session.InputMetadata);
        Check(file, "output", Outputs, session.OutputMetadata);

        // An input that nobody feeds fails at the first run; an output that nobody reads does no harm.
        foreach (string name in session.InputMetadata.Keys)
        {
            if (Inputs.All(i => i.Name != name))
            {
                throw new BundleException($"Input '{name}' of graph '{file}'", $"one of [{string.Join(", ", Inputs.Select(i => i.Name))}]", "an unknown name");
            }
        }
    }

    private static void Check(string file, string kind, IReadOnlyList<TensorContract> expected, IReadOnlyDictionary<string, NodeMetadata> actual)
    {
        foreach (TensorContract tensor in expected)
        {
            if (!actual.TryGetValue(tensor.Name, out NodeMetadata? found))
            {
                if (tensor.Optional)
                {
                    continue;
                }

                throw new BundleException($"Graph '{file}'", $"an {kind} '{tensor.Name}'", $"only [{string.Join(", ", actual.Keys)}]");
            }

            string thing = $"{kind} '{tensor.Name}' of graph '{file}'";
            if (!TypesOf(tensor.Kind).Contains(found.ElementDataType))
            {
                throw new BundleException($"Type of {thing}", string.Join(" or ", TypesOf(tensor.Kind)), found.ElementDataType.ToString());
            }

            int[] shape = found.Dimensions;
            bool shapeFits = tensor.Kind == TensorKind.Timesteps
                ? shape.Length <= 1
                : shape.Length == tensor.Dimensions.Length && shape.Zip(tensor.Dimensions).All(d => d.First < 0 || d.Second < 0 || d.First == d.Second);
            if (!shapeFits)
            {
                throw new BundleException($"Shape of {thing}", $"[{string.Join(", ", tensor.Dimensions)}] (-1 is free)", $"[{string.Join(", ", shape)}]");
            }
        }
    }

    private static TensorElementType[] TypesOf(TensorKind kind) => kind switch
    {
        TensorKind.Floats => [TensorElementType.Float],
        TensorKind.Integers => [TensorElementType.Int64],
        TensorKind.Timesteps => [TensorElementType.Float, TensorElementType.Int64],
        _ => [TensorElementType.Float, TensorElementType.Float16],
    };
}
