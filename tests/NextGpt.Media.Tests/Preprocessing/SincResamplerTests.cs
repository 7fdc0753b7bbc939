using System.Text.Json;
using NextGpt.Media.Preprocessing;
using NextGpt.Media.Tests.Reference;

namespace NextGpt.Media.Tests.Preprocessing;

public sealed class SincResamplerTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Resample_ReferenceSound_EqualsTorchaudio(int index)
    {
        JsonElement reference = ReferenceVectors.Block("resample");
        JsonElement recorded = reference.GetProperty("cases")[index];
        int rate = recorded.GetProperty("rate").GetInt32();
        float[] input = ReferenceVectors.Waveform(recorded.GetProperty("input_samples").GetInt32(), rate);
        float[] output = new SincResampler(rate, 16000).Resample(input);

        Assert.Equal(recorded.GetProperty("output_samples").GetInt32(), output.Length);
        double largest = ReferenceVectors.Largest(recorded.GetProperty("values").EnumerateArray().Select(v => output[v[0].GetInt32()] - v[1].GetDouble()));
        Assert.InRange(largest, 0, reference.GetProperty("tolerance_abs").GetDouble());
    }

    [Theory]
    [InlineData(44100)]
    [InlineData(8000)]
    [InlineData(16000)]
    [InlineData(11127)]
    public void Resample_Part_EqualsThePartOfTheWhole(int rate)
    {
        float[] input = ReferenceVectors.Waveform(rate / 2, rate);
        SincResampler resampler = new(rate, 16000);
        float[] whole = resampler.Resample(input);
        float[] part = new float[1000];
        resampler.Resample(input, 7000, part);

        Assert.Equal(whole[7000..], part[..(whole.Length - 7000)]);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(0, 0)]
    public void Resample_TinyInput_HasTheRoundedUpLength(int samples, int expected) =>
        Assert.Equal(expected, new SincResampler(8000, 16000).Resample(new float[samples]).Length);

    [Fact]
    public void Resample_SameRate_ChangesNothing()
    {
        float[] input = ReferenceVectors.Waveform(100, 16000);
        Assert.Equal(input, new SincResampler(16000, 16000).Resample(input));
    }
}
