using Microsoft.ML.OnnxRuntime;

namespace NextGpt.Export.Tests.Support;

/// <summary>A tensor that goes into a graph or comes out of it.</summary>
public sealed record NamedTensor(string Name, long[] Shape, Array Data)
{
    public float[] Floats => (float[])Data;

    public static NamedTensor Of(string name, float[] data, params long[] shape) => new(name, shape, data);

    public static NamedTensor Of(string name, long[] data, params long[] shape) => new(name, shape, data);

    /// <summary>A tensor whose elements are a formula of their row-major index.</summary>
    public static NamedTensor Of(string name, Func<int, double> formula, params long[] shape)
    {
        int count = (int)shape.Aggregate(1L, (product, dimension) => product * dimension);
        return new(name, shape, Enumerable.Range(0, count).Select(i => (float)formula(i)).ToArray());
    }

    public OrtValue ToOrt() => Data switch
    {
        float[] floats => OrtValue.CreateTensorValueFromMemory(floats, Shape),
        Float16[] halves => OrtValue.CreateTensorValueFromMemory(halves, Shape),
        long[] integers => OrtValue.CreateTensorValueFromMemory(integers, Shape),
        _ => throw new ArgumentException($"'{Name}' holds {Data.GetType().Name}."),
    };

    public static NamedTensor FromOrt(string name, OrtValue value)
    {
        OrtTensorTypeAndShapeInfo info = value.GetTensorTypeAndShape();
        Array data = info.ElementDataType switch
        {
            Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Float => value.GetTensorDataAsSpan<float>().ToArray(),
            Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Float16 => value.GetTensorDataAsSpan<Float16>().ToArray(),
            Microsoft.ML.OnnxRuntime.Tensors.TensorElementType other => throw new ArgumentException($"'{name}' holds {other}."),
        };
        return new NamedTensor(name, info.Shape, data);
    }
}
