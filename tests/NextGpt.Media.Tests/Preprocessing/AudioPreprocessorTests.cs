using System.Text.Json;
using NextGpt.Media.Preprocessing;
using NextGpt.Media.Sounds;
using NextGpt.Media.Tests.Reference;

namespace NextGpt.Media.Tests.Preprocessing;

public sealed class AudioPreprocessorTests
{
    private static readonly AudioPreprocessingOptions ImageBind = new();

    [Fact]
    public void Process_ReferenceSound_PadsBeforeNormalising()
    {
        JsonElement reference = ReferenceVectors.Block("fbank");
        FloatTensor tensor = new AudioPreprocessor(ImageBind).Process(new SoundClip(16000, ReferenceVectors.Waveform(32000, 16000)));

        Assert.Equal([3, 1, 128, 204], tensor.Shape);
        float[] first = tensor.Values[..(128 * 204)];
        double mean = first.Average(v => (double)v);
        double deviation = Math.Sqrt(first.Sum(v => (v - mean) * (v - mean)) / (first.Length - 1));
        Assert.Equal(reference.GetProperty("padded_normalised_mean").GetDouble(), mean, 4);
        Assert.Equal(reference.GetProperty("padded_normalised_std").GetDouble(), deviation, 4);
        Assert.Equal(reference.GetProperty("padded_normalised_last_column_first_row").GetDouble(), first[203], 5);
    }

    [Fact]
    public void Process_ReferenceSound_IsTheTransposedNormalisedBank()
    {
        JsonElement reference = ReferenceVectors.Block("fbank");
        FloatTensor tensor = new AudioPreprocessor(ImageBind).Process(new SoundClip(16000, ReferenceVectors.Waveform(32000, 16000)));
        double largest = ReferenceVectors.Largest(reference.GetProperty("values").EnumerateArray()
            .Select(v => tensor.Values[(v[1].GetInt32() * 204) + v[0].GetInt32()] - ((v[2].GetDouble() + 4.268) / 9.138)));
        Assert.InRange(largest, 0, reference.GetProperty("tolerance_abs").GetDouble());
    }

    [Fact]
    public void Process_TwoSecondsOrLess_RepeatsTheClip()
    {
        FloatTensor tensor = new AudioPreprocessor(ImageBind).Process(new SoundClip(16000, ReferenceVectors.Waveform(20000, 16000)));
        int view = 128 * 204;
        Assert.Equal(tensor.Values[..view], tensor.Values[view..(2 * view)]);
        Assert.Equal(tensor.Values[..view], tensor.Values[(2 * view)..]);
    }

    [Theory]
    [InlineData(16000)]
    [InlineData(44100)]
    public void Process_LongSound_TakesStartMiddleAndEnd(int rate)
    {
        float[] samples = ReferenceVectors.Waveform(rate * 7, rate);
        AudioPreprocessor preprocessor = new(ImageBind);
        FloatTensor whole = preprocessor.Process(new SoundClip(rate, samples));
        float[] slow = new SincResampler(rate, 16000).Resample(samples);
        int view = 128 * 204;
        for (int clip = 0; clip < 3; clip++)
        {
            int start = clip * 40000;
            FloatTensor alone = preprocessor.Process(new SoundClip(16000, slow[start..(start + 32000)]));
            Assert.Equal(alone.Values[..view], whole.Values[(clip * view)..((clip + 1) * view)]);
        }
    }

    [Fact]
    public void Process_Stereo_UsesTheFirstChannelLessTheMeanOfBoth()
    {
        float[] left = ReferenceVectors.Waveform(32000, 16000);
        float[] right = [.. left.Select(s => s + 0.5f)];
        AudioPreprocessor preprocessor = new(ImageBind with { Clips = 1 });

        // Each frame's own mean is removed too, so a constant offset leaves no trace but rounding.
        FloatTensor stereo = preprocessor.Process(new SoundClip(16000, left, right));
        FloatTensor mono = preprocessor.Process(new SoundClip(16000, left));
        Assert.InRange(ReferenceVectors.Largest(stereo.Values.Zip(mono.Values, (a, b) => (double)a - b)), 0, 1e-3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(399)]
    public void Process_ShorterThanAFrame_IsAllPadding(int samples) =>
        Assert.All(
            new AudioPreprocessor(ImageBind).Process(new SoundClip(16000, new float[samples])).Values,
            v => Assert.Equal(0.467061, v, 5));

    [Fact]
    public void Process_FewerFramesThanTheBank_Cuts()
    {
        AudioPreprocessor preprocessor = new(ImageBind with { Frames = 10, MelBins = 8, Clips = 2, ClipSeconds = 1 });
        FloatTensor tensor = preprocessor.Process(new SoundClip(8000, ReferenceVectors.Waveform(12000, 8000)));
        Assert.Equal([2, 1, 8, 10], tensor.Shape);
        Assert.All(tensor.Values, v => Assert.True(float.IsFinite(v)));
    }
}
