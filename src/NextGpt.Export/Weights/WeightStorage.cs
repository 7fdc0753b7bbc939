using System.Diagnostics.CodeAnalysis;

namespace NextGpt.Export.Weights;

/// <summary>
/// How large matrices and kernels are stored in a graph. They are stored small and computed in float32: ONNX Runtime unfolds them at load.
/// Biases, norms, learned positions and small matrices always stay float32.
/// </summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The members are element types.")]
public enum WeightStorage
{
    /// <summary>Four bytes an element, exact.</summary>
    Float32,

    /// <summary>Two bytes an element: IEEE half precision.</summary>
    Float16,

    /// <summary>One byte an element: symmetric, with one float32 scale for each output.</summary>
    Int8,
}
