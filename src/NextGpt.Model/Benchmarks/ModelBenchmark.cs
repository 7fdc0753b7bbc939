using NextGpt.Contracts;
using NextGpt.Model.Answers;
using NextGpt.Model.Bundles.Manifest;
using NextGpt.Model.Decoding;
using NextGpt.Model.Diffusion;
using NextGpt.Model.Reasoning;
using NextGpt.Model.Sessions;

namespace NextGpt.Model.Benchmarks;

/// <summary>Measures the loops of a model beside plain ones: both warm, in turns, in one run, so that their ratio means something on a busy machine.</summary>
/// <param name="model">The model.</param>
/// <param name="time">The clock; null is the system's.</param>
public sealed class ModelBenchmark(NextGptModel model, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Measures greedy decoding, one token a step after a short prompt.</summary>
    /// <param name="tokens">Tokens a round; with the prompt of eight tokens at most the model's context.</param>
    /// <param name="rounds">Rounds of each loop, at least 1.</param>
    /// <param name="cancellationToken">Ends the measurement.</param>
    /// <returns>Tokens a second.</returns>
    public async Task<LoopRates> MeasureTokensAsync(int tokens, int rounds, CancellationToken cancellationToken = default)
    {
        LanguageModelManifest manifest = model.Bundle.Manifest.LanguageModel;
        int[] prompt = [.. Enumerable.Range(1, 8)];
        using SessionLease embedding = await model.Pool.AcquireAsync(manifest.EmbeddingFile, OnnxLanguageModel.EmbeddingContract(manifest), evictable: false, cancellationToken).ConfigureAwait(false);
        using SessionLease language = await model.Pool.AcquireAsync(manifest.File, OnnxLanguageModel.ModelContract(manifest), evictable: false, cancellationToken).ConfigureAwait(false);
        var bound = new OnnxLanguageModel(model.Bundle, model.Pool);
        return await CompareAsync(
            tokens,
            rounds,
            () => DecodeAsync(bound, prompt, tokens, cancellationToken),
            () => Task.FromResult(PlainDecodeLoop.Run(embedding.Session, language.Session, manifest, prompt, tokens, cancellationToken))).ConfigureAwait(false);
    }

    /// <summary>Measures guided denoising with a modality's default decoder.</summary>
    /// <param name="modality">Image, audio or video.</param>
    /// <param name="steps">Steps a round.</param>
    /// <param name="rounds">Rounds of each loop, at least 1.</param>
    /// <param name="cancellationToken">Ends the measurement.</param>
    /// <returns>Steps a second.</returns>
    public async Task<LoopRates> MeasureStepsAsync(Modality modality, int steps, int rounds, CancellationToken cancellationToken = default)
    {
        DecoderManifest decoder = model.Bundle.DecoderFor(modality);
        using SessionLease lease = await model.Pool.AcquireAsync(decoder.DenoiserFile, DenoiseLoop.Contract(decoder), evictable: true, cancellationToken).ConfigureAwait(false);
        float[] unconditional = MediaDecoder.ReadUnconditional(model.Bundle, decoder);
        float[] condition = [.. unconditional.Select(v => -v)];

        // The file says how many values there are; a denoiser of fixed width says how they are laid out.
        int[] shape = lease.Session.Inputs[decoder.ConditionInput].Dimensions;
        int width = shape[^1] > 0 ? shape[^1] : condition.Length;
        var settings = new DiffusionSettings(1, steps, decoder.Guidance == 1 ? 2 : decoder.Guidance);
        return await CompareAsync(
            steps,
            rounds,
            () => Task.FromResult(DenoiseLoop.Run(lease.Session, decoder, condition, unconditional, width, settings, null, cancellationToken)),
            () => Task.FromResult(PlainDenoiseLoop.Run(lease.Session, decoder, condition, unconditional, width, settings, cancellationToken))).ConfigureAwait(false);
    }

    internal static async Task<int[]> DecodeAsync(OnnxLanguageModel language, int[] prompt, int tokens, CancellationToken cancellationToken)
    {
        using ILanguageModelSequence sequence = await language.BeginAsync(cancellationToken).ConfigureAwait(false);
        var sampler = new TokenSampler(new SamplingOptions());
        var written = new int[tokens];
        sequence.Append(prompt, cancellationToken);
        for (int i = 0; i < tokens; i++)
        {
            written[i] = sampler.Choose(sequence.Logits);
            if (i + 1 < tokens)
            {
                sequence.Append([written[i]], cancellationToken);
            }
        }

        return written;
    }

    private async Task<LoopRates> CompareAsync<T>(int units, int rounds, Func<Task<T>> bound, Func<Task<T>> plain)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        await bound().ConfigureAwait(false);
        await plain().ConfigureAwait(false);
        TimeSpan boundTime = TimeSpan.Zero;
        TimeSpan plainTime = TimeSpan.Zero;
        for (int round = 0; round < rounds; round++)
        {
            long start = _time.GetTimestamp();
            await bound().ConfigureAwait(false);
            long middle = _time.GetTimestamp();
            await plain().ConfigureAwait(false);
            boundTime += _time.GetElapsedTime(start, middle);
            plainTime += _time.GetElapsedTime(middle);
        }

        return new LoopRates(units * rounds / boundTime.TotalSeconds, units * rounds / plainTime.TotalSeconds);
    }
}
