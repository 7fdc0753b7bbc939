using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.ML.OnnxRuntime;

namespace NextGpt.Model.Sessions;

/// <summary>Faults of a GPU that outlast the call which met them.</summary>
public static partial class DeviceFault
{
    private const int EccUncorrectable = 214;
    private const int NvLinkUncorrectable = 220;
    private const int FirstOfContext = 700;
    private const int LastOfContext = 721;
    private const int Unknown = 999;

    /// <summary>
    /// Tells whether everything that this process still does on its GPU will fail: the CUDA context is gone, and only another process gets
    /// a new one. Running out of memory is not among these.
    /// </summary>
    /// <param name="exception">What a model run threw.</param>
    /// <returns>Whether the process should end.</returns>
    public static bool IsSticky(Exception? exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            if (e is OnnxRuntimeException && IsSticky(e.Message))
            {
                return true;
            }
        }

        return exception is AggregateException several && several.InnerExceptions.Any(IsSticky);
    }

    internal static bool IsSticky(string message)
    {
        Match failure = CudaFailure().Match(message);
        return failure.Success
            && int.Parse(failure.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
                is EccUncorrectable or NvLinkUncorrectable or (>= FirstOfContext and <= LastOfContext) or Unknown;
    }

    /// <summary>As ONNX Runtime words what the CUDA runtime returned.</summary>
    [GeneratedRegex(@"CUDA (?:failure|error) ([0-9]{1,4})\b", RegexOptions.CultureInvariant)]
    private static partial Regex CudaFailure();
}
