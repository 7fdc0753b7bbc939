using System.Buffers.Binary;
using System.Text;
using NextGpt.Export.Tests.Support;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Tests.Weights;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Read_EachType_GivesFloats()
    {
        byte[] data = new byte[16];
        BinaryPrimitives.WriteSingleLittleEndian(data, 1.5f);
        BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(4), -2);
        BinaryPrimitives.WriteHalfLittleEndian(data.AsSpan(8), (Half)0.25f);
        BinaryPrimitives.WriteHalfLittleEndian(data.AsSpan(10), (Half)(-65504f));
        BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(12), 0x3FC0);
        BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(14), 0xC2F7);
        string path = Write(
            """
            {"__metadata__":{"origin":"test"},"single":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},
             "half":{"dtype":"F16","shape":[2],"data_offsets":[8,12]},"brain":{"dtype":"BF16","shape":[2],"data_offsets":[12,16]}}
            """,
            data);

        using SafetensorsFile file = SafetensorsFile.Open(path);

        Assert.Equal(["brain", "half", "single"], file.Names.Order());
        Assert.True(file.TryGetShape("single", out IReadOnlyList<long>? shape));
        Assert.Equal([2, 1], shape);
        Assert.False(file.TryGetShape("double", out _));
        Assert.Equal([1.5f, -2], Read(file, "single"));
        Assert.Equal([0.25f, -65504], Read(file, "half"));
        Assert.Equal([1.5f, -123.5f], Read(file, "brain"));
        Assert.Throws<KeyNotFoundException>(() => Read(file, "double"));
        Assert.Throws<ArgumentException>(() => file.Read("half", new float[3]));
    }

    [Theory]
    [InlineData("{\"a\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}", 8, "has type I64")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}", 8, "shape [3] of F32 and data offsets [0, 8]")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", 4, "take 8 bytes; the file holds 4")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}", 8, "begins at byte 4 of the data; expected 0")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}}", 4, "not that of a safetensors file")]
    [InlineData("[1]", 0, "not that of a safetensors file")]
    [InlineData("no json", 0, "not that of a safetensors file")]
    public void Open_WrongHeader_SaysWhat(string header, int dataBytes, string said)
    {
        string path = Write(header, new byte[dataBytes]);

        InvalidDataException error = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(path));

        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 1, 2, 3 }, "has 3 bytes")]
    [InlineData(new byte[] { 255, 255, 255, 255, 255, 255, 255, 255, 0 }, "announces a header of 18446744073709551615 bytes")]
    public void Open_NotSafetensors_SaysWhat(byte[] content, string said)
    {
        File.WriteAllBytes(_folder["bad.safetensors"], content);

        InvalidDataException error = Assert.Throws<InvalidDataException>(() => SafetensorsFile.Open(_folder["bad.safetensors"]));

        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CombinedWeights_SameNameTwice_NamesIt()
    {
        ArrayWeights one = new();
        one.Add("a", [1], [1]);
        ArrayWeights two = new();
        two.Add("b", [1], [2]);
        CombinedWeights both = new(one, two);

        float[] value = new float[1];
        both.Read("b", value);

        Assert.Equal(2, value[0]);
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => new CombinedWeights(one, one)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static float[] Read(SafetensorsFile file, string name)
    {
        float[] values = new float[2];
        file.Read(name, values);
        return values;
    }

    private string Write(string header, byte[] data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        File.WriteAllBytes(_folder["file.safetensors"], [.. length, .. json, .. data]);
        return _folder["file.safetensors"];
    }
}
