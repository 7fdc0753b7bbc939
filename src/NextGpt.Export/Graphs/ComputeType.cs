using System.Diagnostics.CodeAnalysis;

namespace NextGpt.Export.Graphs;

/// <summary>The element type in which a graph computes. Its named inputs and outputs, caches aside, are float32 either way.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The members are element types.")]
public enum ComputeType
{
    /// <summary>Single precision: every provider; the type of the CPU.</summary>
    Float32,

    /// <summary>Half precision: for CUDA, where grouped-query attention has no float32 kernel and memory decides.</summary>
    Float16,
}
