using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using NextGpt.Model.Bundles;

namespace NextGpt.Model.Sessions;

/// <summary>Makes sessions: the options that all of them share, and the check of the provider at start-up.</summary>
internal sealed class GraphRuntime : IDisposable
{
    private const string CudaProviderName = "CUDAExecutionProvider";
    private readonly SessionOptions _options;
    private readonly RuntimeOptions _provider;

    /// <exception cref="ProviderUnavailableException">The provider cannot run here.</exception>
    public GraphRuntime(RuntimeOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Threads);
        ArgumentOutOfRangeException.ThrowIfNegative(options.DeviceId);
        _provider = options;
        _options = new SessionOptions
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            IntraOpNumThreads = options.Threads == 0 ? Environment.ProcessorCount : options.Threads,
            InterOpNumThreads = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        try
        {
            // Several graphs work side by side: a thread that spins takes the core of another.
            _options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            if (options.Provider == ExecutionProvider.Cuda)
            {
                AppendCuda(options.DeviceId);
            }

        }
        catch
        {
            _options.Dispose();
            throw;
        }
    }

    /// <summary>Opens a graph from its file, so that weights in external data are mapped, not read, where the provider can.</summary>
    /// <exception cref="BundleException">It is no graph, or not the one that the contract asks for.</exception>
    public GraphSession Open(string file, string path, GraphContract contract)
    {
        InferenceSession session;
        try
        {
            session = new InferenceSession(path, _options);
        }
        catch (OnnxRuntimeException ex)
        {
            throw new BundleException($"Graph '{file}'", "an ONNX graph that ONNX Runtime opens", ex.Message.ReplaceLineEndings(" ").TrimEnd('.'), ex);
        }

        try
        {
            contract.Check(file, session);
            return new GraphSession(file, session, DeviceMemory());
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public void Dispose() => _options.Dispose();

    private OrtMemoryInfo DeviceMemory() => _provider.Provider == ExecutionProvider.Cuda
        ? new OrtMemoryInfo(OrtMemoryInfo.allocatorCUDA, OrtAllocatorType.DeviceAllocator, _provider.DeviceId, OrtMemType.Default)
        : new OrtMemoryInfo(OrtMemoryInfo.allocatorCPU, OrtAllocatorType.ArenaAllocator, 0, OrtMemType.Default);

    private void AppendCuda(int deviceId)
    {
        string[] available = OrtEnv.Instance().GetAvailableProviders();
        if (!available.Contains(CudaProviderName))
        {
            throw new ProviderUnavailableException(
                ExecutionProvider.Cuda, $"this build's ONNX Runtime has only [{string.Join(", ", available)}]; build with -p:OnnxRuntime=Gpu.");
        }

        try
        {
            // cuDNN's search would choose kernels by their speed at the moment: other kernels, other bytes.
            using OrtCUDAProviderOptions cuda = new();
            cuda.UpdateOptions(new Dictionary<string, string>
            {
                ["device_id"] = deviceId.ToString(CultureInfo.InvariantCulture),
                ["cudnn_conv_algo_search"] = "DEFAULT",
            });
            _options.AppendExecutionProvider_CUDA(cuda);
        }
        catch (OnnxRuntimeException ex)
        {
            throw new ProviderUnavailableException(ExecutionProvider.Cuda, ex.Message.ReplaceLineEndings(" "), ex);
        }
    }
}
