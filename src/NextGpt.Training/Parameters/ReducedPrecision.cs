using System.Runtime.Intrinsics.X86;
using static TorchSharp.torch;

namespace NextGpt.Training.Parameters;

/// <summary>Matrix products of bfloat16 values with float32 sums, for processors that have an instruction for them; elsewhere float32.</summary>
internal static class ReducedPrecision
{
    /// <summary>Gets whether this processor multiplies bfloat16 itself (AVX512_BF16: Intel SDM, CPUID leaf 7, subleaf 1, EAX bit 5).</summary>
    public static bool IsFast { get; } = X86Base.IsSupported && Avx512F.IsSupported && X86Base.CpuId(0, 0).Eax >= 7 && (X86Base.CpuId(7, 1).Eax & (1 << 5)) != 0;

    /// <summary>Gets the type that products are fastest in.</summary>
    public static ScalarType Type { get; } = IsFast ? ScalarType.BFloat16 : ScalarType.Float32;
}
