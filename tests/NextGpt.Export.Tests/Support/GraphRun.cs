using Microsoft.ML.OnnxRuntime;
using NextGpt.Export.Graphs;

namespace NextGpt.Export.Tests.Support;

/// <summary>An exported graph in ONNX Runtime on the CPU, one thread.</summary>
public sealed class GraphRun : IDisposable
{
    private readonly InferenceSession _session;

    public GraphRun(OnnxModel model)
    {
        using SessionOptions options = Options();
        _session = new InferenceSession(model.ToArray(), options);
    }

    public GraphRun(string path)
    {
        using SessionOptions options = Options();
        _session = new InferenceSession(path, options);
    }

    public IReadOnlyDictionary<string, NodeMetadata> Inputs => _session.InputMetadata;

    public static Dictionary<string, NamedTensor> Once(OnnxModel model, params NamedTensor[] inputs)
    {
        using GraphRun run = new(model);
        return run.Run(inputs);
    }

    public Dictionary<string, NamedTensor> Run(params IReadOnlyList<NamedTensor> inputs)
    {
        Dictionary<string, OrtValue> values = inputs.ToDictionary(input => input.Name, input => input.ToOrt());
        try
        {
            using RunOptions options = new();
            using IDisposableReadOnlyCollection<OrtValue> outputs = _session.Run(options, values, _session.OutputNames);
            return _session.OutputNames.Zip(outputs, NamedTensor.FromOrt).ToDictionary(tensor => tensor.Name);
        }
        finally
        {
            foreach (OrtValue value in values.Values)
            {
                value.Dispose();
            }
        }
    }

    public void Dispose() => _session.Dispose();

    private static SessionOptions Options() => new()
    {
        IntraOpNumThreads = 1,
        InterOpNumThreads = 1,
        LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
    };
}
