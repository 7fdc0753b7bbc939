using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace NextGpt.Training.Checkpoints;

/// <summary>Named float tensors in a safetensors file; written whole or not at all.</summary>
internal static class TensorFile
{
    public static void Save(string path, IEnumerable<(string Name, Tensor Value)> tensors)
    {
        (string Name, Tensor Value)[] all = [.. tensors];
        JsonObject header = [];
        long offset = 0;
        foreach ((string name, Tensor value) in all)
        {
            long bytes = value.numel() * sizeof(float);
            header[name] = new JsonObject
            {
                ["dtype"] = "F32",
                ["shape"] = new JsonArray([.. value.shape.Select(side => (JsonNode)side)]),
                ["data_offsets"] = new JsonArray(offset, offset + bytes),
            };
            offset += bytes;
        }

        string temporary = path + ".tmp";
        using (FileStream file = File.Create(temporary))
        {
            byte[] text = JsonSerializer.SerializeToUtf8Bytes(header);
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)text.Length);
            file.Write(length);
            file.Write(text);
            foreach ((_, Tensor value) in all)
            {
                file.Write(MemoryMarshal.AsBytes(ToArray(value).AsSpan()));
            }
        }

        File.Move(temporary, path, overwrite: true);
    }

    public static Dictionary<string, (long[] Shape, float[] Data)> Load(string path)
    {
        using FileStream file = File.OpenRead(path);
        Span<byte> length = stackalloc byte[8];
        file.ReadExactly(length);
        byte[] text = new byte[BinaryPrimitives.ReadUInt64LittleEndian(length)];
        file.ReadExactly(text);
        long start = file.Position;
        Dictionary<string, (long[], float[])> tensors = new(StringComparer.Ordinal);
        foreach ((string name, JsonNode? entry) in JsonNode.Parse(text)!.AsObject())
        {
            if (name == "__metadata__")
            {
                continue;
            }

            long[] shape = [.. entry!["shape"]!.AsArray().Select(side => (long)side!)];
            float[] data = new float[shape.Aggregate(1L, (product, side) => product * side)];
            file.Position = start + (long)entry["data_offsets"]![0]!;
            file.ReadExactly(MemoryMarshal.AsBytes(data.AsSpan()));
            tensors.Add(name, (shape, data));
        }

        return tensors;
    }

    /// <summary>Copies the values, row by row.</summary>
    public static float[] ToArray(Tensor value)
    {
        // TorchSharp does not keep a tensor alive over the native call that reads it; each one is named here until it has been read.
        using Tensor detached = value.detach();
        using Tensor contiguous = detached.contiguous();
        using Tensor flat = contiguous.flatten();
        float[] values = flat.data<float>().ToArray();
        GC.KeepAlive(value);
        return values;
    }
}
