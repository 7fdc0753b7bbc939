using Microsoft.ML.OnnxRuntime;
using NextGpt.Media.Preprocessing;
using NextGpt.Model.Benchmarks;

namespace NextGpt.Model.Sessions;

/// <summary>An open graph. Runs of one graph by several threads at once are safe.</summary>
internal sealed class GraphSession : IDisposable
{
    private readonly InferenceSession _session;

    /// <summary>Takes a session and the description of its memory; both are its own from now on.</summary>
    public GraphSession(string file, InferenceSession session, OrtMemoryInfo deviceMemory)
    {
        File = file;
        _session = session;
        DeviceMemory = deviceMemory;
    }

    /// <summary>Gets the graph's name in the bundle.</summary>
    public string File { get; }

    /// <summary>Gets where values that go from one run into the next stay.</summary>
    public OrtMemoryInfo DeviceMemory { get; }

    public IReadOnlyDictionary<string, NodeMetadata> Inputs => _session.InputMetadata;

    public IReadOnlyDictionary<string, NodeMetadata> Outputs => _session.OutputMetadata;

    public OrtIoBinding CreateBinding() => _session.CreateIoBinding();

    /// <summary>Runs the graph on bound values; ends within the run when it is cancelled.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Run(OrtIoBinding binding, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var options = new RunOptions();
        using CancellationTokenRegistration stop = cancellationToken.UnsafeRegister(static state => ((RunOptions)state!).Terminate = true, options);
        try
        {
            _session.RunWithBinding(options, binding);
        }
        catch (OnnxRuntimeException ex) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException($"The run of graph '{File}' was cancelled.", ex, cancellationToken);
        }
    }

    /// <summary>Runs the graph once on floats.</summary>
    /// <param name="output">The output that is wanted.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <param name="inputs">Every input, not copied.</param>
    /// <returns>The output, copied out of the runtime.</returns>
    public FloatTensor Run(string output, CancellationToken cancellationToken, params ReadOnlySpan<(string Name, FloatTensor Value)> inputs)
    {
        using OrtIoBinding binding = CreateBinding();
        var values = new List<OrtValue>(inputs.Length);
        try
        {
            foreach ((string name, FloatTensor value) in inputs)
            {
                OrtValue input = OrtValue.CreateTensorValueFromMemory(value.Values, [.. value.Shape.Select(d => (long)d)]);
                values.Add(input);
                binding.BindInput(name, input);
            }

            binding.BindOutputToDevice(output, OrtMemoryInfo.DefaultInstance);
            Run(binding, cancellationToken);
            using IDisposableReadOnlyCollection<OrtValue> results = binding.GetOutputValues();
            OrtTensorTypeAndShapeInfo info = results[0].GetTensorTypeAndShape();
            return new FloatTensor(results[0].GetTensorDataAsSpan<float>().ToArray(), [.. info.Shape.Select(d => (int)d)]);
        }
        finally
        {
            values.ForEach(v => v.Dispose());
        }
    }

    /// <summary>Runs the graph without binding: what the loops that serve are measured against. Outputs are float32.</summary>
    public PlainTensor[] RunPlain(IReadOnlyList<string> outputs, IReadOnlyList<PlainTensor> inputs, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var values = new List<OrtValue>(inputs.Count);
        using var options = new RunOptions();
        try
        {
            values.AddRange(inputs.Select(i => i.Floats is null ? OrtValue.CreateTensorValueFromMemory(i.Integers!, i.Shape) : OrtValue.CreateTensorValueFromMemory(i.Floats, i.Shape)));
            using IDisposableReadOnlyCollection<OrtValue> results = _session.Run(options, [.. inputs.Select(i => i.Name)], values, outputs);
            return [.. results.Select((r, i) => new PlainTensor(outputs[i], r.GetTensorDataAsSpan<float>().ToArray(), null, r.GetTensorTypeAndShape().Shape))];
        }
        finally
        {
            values.ForEach(v => v.Dispose());
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        DeviceMemory.Dispose();
    }
}
