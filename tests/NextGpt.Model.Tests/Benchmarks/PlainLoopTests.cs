using NextGpt.Contracts;
using NextGpt.Model.Benchmarks;
using NextGpt.Model.Bundles.Manifest;
using NextGpt.Model.Decoding;
using NextGpt.Model.Diffusion;
using NextGpt.Model.Reasoning;
using NextGpt.Model.Sessions;
using NextGpt.Model.Tests.Support;

namespace NextGpt.Model.Tests.Benchmarks;

/// <summary>The plain loops are slow and simple: what they give is what the loops that serve must give.</summary>
public sealed class PlainLoopTests(TinyModelFixture fixture) : IClassFixture<TinyModelFixture>
{
    [Fact]
    public async Task Decode_CacheInTheRuntime_WritesTheTokensOfThePlainLoop()
    {
        LanguageModelManifest manifest = fixture.Model.Bundle.Manifest.LanguageModel;
        using SessionLease embedding = await fixture.Model.Pool.AcquireAsync(manifest.EmbeddingFile, OnnxLanguageModel.EmbeddingContract(manifest), false, CancellationToken.None);
        using SessionLease language = await fixture.Model.Pool.AcquireAsync(manifest.File, OnnxLanguageModel.ModelContract(manifest), false, CancellationToken.None);
        int[] prompt = [300, 302, 257, 303];

        int[] plain = PlainDecodeLoop.Run(embedding.Session, language.Session, manifest, prompt, 30, CancellationToken.None);
        int[] bound = await ModelBenchmark.DecodeAsync(new OnnxLanguageModel(fixture.Model.Bundle, fixture.Model.Pool), prompt, 30, CancellationToken.None);

        Assert.Equal(plain, bound);
    }

    [Theory]
    [InlineData(Modality.Image)]
    [InlineData(Modality.Audio)]
    [InlineData(Modality.Video)]
    public async Task Denoise_BatchedGuidance_GivesTheLatentOfThePlainLoop(Modality modality)
    {
        DecoderManifest decoder = fixture.Model.Bundle.DecoderFor(modality);
        using SessionLease lease = await fixture.Model.Pool.AcquireAsync(decoder.DenoiserFile, DenoiseLoop.Contract(decoder), true, CancellationToken.None);
        float[] unconditional = MediaDecoder.ReadUnconditional(fixture.Model.Bundle, decoder);
        float[] condition = [.. unconditional.Select(v => 1 - v)];
        var settings = new DiffusionSettings(11, 6, 2.5f);

        float[] plain = PlainDenoiseLoop.Run(lease.Session, decoder, condition, unconditional, 8, settings, CancellationToken.None);
        float[] bound = DenoiseLoop.Run(lease.Session, decoder, condition, unconditional, 8, settings, null, CancellationToken.None);

        Assert.All(plain.Zip(bound), pair => Assert.Equal(pair.First, pair.Second, 1e-4f));
    }

    [Fact]
    public async Task Measure_BothLoops_GivesRates()
    {
        var benchmark = new ModelBenchmark(fixture.Model);

        LoopRates tokens = await benchmark.MeasureTokensAsync(5, 1);
        LoopRates steps = await benchmark.MeasureStepsAsync(Modality.Image, 2, 1);

        Assert.All([tokens.PerSecond, tokens.PlainPerSecond, steps.PerSecond, steps.PlainPerSecond], rate => Assert.True(rate > 0));
    }
}
