using NextGpt.Model.Sessions;

namespace NextGpt.Model.Tests.Sessions;

public sealed class DeviceFaultTests
{
    [Theory]
    [InlineData("CUDA failure 700: an illegal memory access was encountered ; GPU=0 ; hostname=a ; expr=cudaStreamSynchronize(stream);")]
    [InlineData("Non-zero status code returned while running Add node. CUDA error 710 : device-side assert triggered")]
    [InlineData("CUDA failure 214: uncorrectable ECC error encountered ; GPU=0")]
    [InlineData("CUDA failure 999: unknown error ; GPU=0")]
    public void IsSticky_ContextIsGone_True(string message) => Assert.True(DeviceFault.IsSticky(message));

    [Theory]
    [InlineData("CUDA failure 2: out of memory ; GPU=0 ; hostname=a ; expr=cudaMalloc((void**)&p, size);")]
    [InlineData("CUDA failure 100: no CUDA-capable device is detected")]
    [InlineData("Got invalid dimensions for input: sample for the following indices 700")]
    public void IsSticky_AnythingElse_False(string message) => Assert.False(DeviceFault.IsSticky(message));

    [Fact]
    public void IsSticky_NotOfOnnxRuntime_False() => Assert.False(DeviceFault.IsSticky(new InvalidOperationException("CUDA failure 700: no")));
}
