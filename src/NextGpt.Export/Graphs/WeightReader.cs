using NextGpt.Export.Graphs.Format;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Graphs;

/// <summary>Reads one named tensor, seen as [rows, columns] (rows: its first dimension), and writes it as a graph stores it. Holds nothing in between.</summary>
internal sealed class WeightReader(INamedWeights weights, string name, long rows, long columns)
{
    // Wide enough to read whole cache lines of a row, narrow enough that a panel of a large matrix stays small.
    private const long PanelColumns = 64;
    private const float LargestInt8 = 127;

    /// <summary>Writes the tensor as it is, or transposed to [columns, rows].</summary>
    public void Write(Stream stream, TensorProto.Types.DataType type, bool transpose)
    {
        float[] data = Read();
        if (type == TensorProto.Types.DataType.Int8)
        {
            DivideRows(data, Scales(data));
        }

        if (type == TensorProto.Types.DataType.Float16 && Array.Exists(data, value => Math.Abs(value) > (float)Half.MaxValue))
        {
            throw new InvalidDataException($"Tensor '{name}' holds values beyond {Half.MaxValue}, which half precision cannot store; store it as Float32 or Int8.");
        }

        if (transpose)
        {
            WriteTransposed(stream, type, data);
        }
        else
        {
            ElementEncoding.Write(stream, type, data);
        }
    }

    /// <summary>Writes what each row was divided by for int8.</summary>
    public void WriteScales(Stream stream, TensorProto.Types.DataType type) => ElementEncoding.Write(stream, type, Scales(Read()));

    private float[] Read()
    {
        float[] data = new float[rows * columns];
        weights.Read(name, data);
        int wrong = Array.FindIndex(data, value => !float.IsFinite(value));
        return wrong < 0 ? data : throw new InvalidDataException($"Tensor '{name}' holds {data[wrong]} at element {wrong}; expected a finite number.");
    }

    private float[] Scales(float[] data)
    {
        float[] scales = new float[rows];
        for (long row = 0; row < rows; row++)
        {
            float largest = 0;
            for (long i = row * columns; i < (row + 1) * columns; i++)
            {
                largest = Math.Max(largest, Math.Abs(data[i]));
            }

            // A row of zeros stays zeros under any scale; 1 keeps it finite.
            scales[row] = largest > 0 ? largest / LargestInt8 : 1;
        }

        return scales;
    }

    private void DivideRows(float[] data, float[] scales)
    {
        for (long i = 0; i < data.LongLength; i++)
        {
            data[i] /= scales[i / columns];
        }
    }

    private void WriteTransposed(Stream stream, TensorProto.Types.DataType type, float[] data)
    {
        float[] panel = new float[Math.Min(PanelColumns, columns) * rows];
        for (long start = 0; start < columns; start += PanelColumns)
        {
            long width = Math.Min(PanelColumns, columns - start);
            for (long row = 0; row < rows; row++)
            {
                for (long column = 0; column < width; column++)
                {
                    panel[(column * rows) + row] = data[(row * columns) + start + column];
                }
            }

            ElementEncoding.Write(stream, type, panel.AsSpan(0, checked((int)(width * rows))));
        }
    }
}
