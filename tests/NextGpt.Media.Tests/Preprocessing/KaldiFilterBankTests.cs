using System.Text.Json;
using NextGpt.Media.Preprocessing;
using NextGpt.Media.Tests.Reference;

namespace NextGpt.Media.Tests.Preprocessing;

public sealed class KaldiFilterBankTests
{
    [Fact]
    public void Compute_ReferenceSound_EqualsTorchaudio()
    {
        JsonElement reference = ReferenceVectors.Block("fbank");
        float[] samples = ReferenceVectors.Waveform(32000, 16000);
        float mean = (float)samples.Average(s => (double)s);
        float[] bank = new KaldiFilterBank(16000, 128).Compute([.. samples.Select(s => s - mean)]);

        Assert.Equal(198 * 128, bank.Length);
        double largest = ReferenceVectors.Largest(reference.GetProperty("values").EnumerateArray()
            .Select(v => bank[(v[0].GetInt32() * 128) + v[1].GetInt32()] - v[2].GetDouble()));
        Assert.InRange(largest, 0, reference.GetProperty("tolerance_abs").GetDouble());
    }

    [Theory]
    [InlineData(399, 0)]
    [InlineData(400, 1)]
    [InlineData(559, 1)]
    [InlineData(560, 2)]
    [InlineData(32000, 198)]
    public void FrameCount_AtTheEdges_SnipsThem(int samples, int frames)
    {
        KaldiFilterBank bank = new(16000, 128);
        Assert.Equal(frames, bank.FrameCount(samples));
        Assert.Equal(frames * 128, bank.Compute(new float[samples]).Length);
    }

    [Theory]
    [InlineData(16000, 64, 32.0, 8.0)]
    [InlineData(8000, 40, 25.0, 10.0)]
    [InlineData(22050, 80, 46.44, 11.61)]
    public void Compute_OtherConstants_FindsTheTone(int rate, int mels, double length, double shift)
    {
        float[] tone = [.. Enumerable.Range(0, rate).Select(k => MathF.Sin(2 * MathF.PI * 1000 * k / rate))];
        float[] bank = new KaldiFilterBank(rate, mels, length, shift).Compute(tone);
        double lowest = 1127 * Math.Log(1 + (20 / 700.0));
        double step = ((1127 * Math.Log(1 + (rate / 1400.0))) - lowest) / (mels + 1);
        double expected = (((1127 * Math.Log(1 + (1000 / 700.0))) - lowest) / step) - 1;

        float[] frame = bank[(3 * mels)..(4 * mels)];
        Assert.InRange(Array.IndexOf(frame, frame.Max()), expected - 1, expected + 1);
    }

    [Fact]
    public void Compute_Silence_IsFloored() =>
        Assert.All(new KaldiFilterBank(16000, 128).Compute(new float[1600]), v => Assert.Equal(-15.942385, v, 5));

    [Theory]
    [InlineData(50, 128, 25.0, 10.0, "sampleRate is 50")]
    [InlineData(16000, 1, 25.0, 10.0, "melBins is 1")]
    [InlineData(16000, 128, 0.0, 10.0, "frameLengthMilliseconds is 0")]
    [InlineData(16000, 128, 25.0, 0.01, "frameShiftMilliseconds is 0.01")]
    public void Constructor_ConstantOutOfRange_NamesIt(int rate, int mels, double length, double shift, string message)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new KaldiFilterBank(rate, mels, length, shift));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
