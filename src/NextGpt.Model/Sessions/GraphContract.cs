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

            string thing = $"{(kind == "input" ? "Input" : "Output")} '{tensor.Name}' of graph '{file}'";
            TensorElementType type = found.ElementDataType;
            bool typeFits = type == TensorElementType.Float || (tensor.Integers && type is TensorElementType.Int64 or TensorElementType.Int32);
            if (!typeFits)
            {
                throw new BundleException($"Type of {char.ToLowerInvariant(thing[0])}{thing[1..]}", tensor.Integers ? "Int64, Int32 or Float" : "Float", type.ToString());
            }

            int[] shape = found.Dimensions;
            bool shapeFits = shape.Length == tensor.Dimensions.Length
                && shape.Zip(tensor.Dimensions).All(d => d.First < 0 || d.Second < 0 || d.First == d.Second);
            if (!shapeFits)
            {
                throw new BundleException($"Shape of {char.ToLowerInvariant(thing[0])}{thing[1..]}", $"[{string.Join(", ", tensor.Dimensions)}] (-1 is free)", $"[{string.Join(", ", shape)}]");
            }
        }
    }
}
