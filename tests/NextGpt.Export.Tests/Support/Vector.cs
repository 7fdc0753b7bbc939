using System.Text.Json;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Tests.Support;

/// <summary>The reference values of Vectors/NAME.json with the weights beside them.</summary>
public sealed class Vector : IDisposable
{
    private readonly JsonDocument _json;

    public Vector(string name)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "Vectors");
        _json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, name + ".json")));
        Weights = SafetensorsFile.Open(Path.Combine(folder, name + ".safetensors"));
    }

    public SafetensorsFile Weights { get; }

    public JsonElement Root => _json.RootElement;

    public double Tolerance => Root.GetProperty("tolerance_abs").GetDouble();

    public static float[] Floats(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? [.. element.EnumerateArray().SelectMany(Floats)]
        : [element.GetSingle()];

    public int Config(params ReadOnlySpan<string> path)
    {
        JsonElement element = Root.GetProperty("config");
        foreach (string name in path)
        {
            element = element.GetProperty(name);
        }

        return element.GetInt32();
    }

    public void Dispose()
    {
        Weights.Dispose();
        _json.Dispose();
    }
}
