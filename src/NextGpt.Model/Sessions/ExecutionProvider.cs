namespace NextGpt.Model.Sessions;

/// <summary>What runs the graphs.</summary>
public enum ExecutionProvider
{
    /// <summary>The processor.</summary>
    Cpu,

    /// <summary>An NVIDIA GPU. Takes a build with <c>-p:OnnxRuntime=Gpu</c> and CUDA's libraries; where they are missing, start-up fails.</summary>
    Cuda,
}
