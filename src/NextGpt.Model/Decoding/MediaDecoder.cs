using System.Runtime.InteropServices;
using NextGpt.Contracts;
using NextGpt.Media.Preprocessing;
using NextGpt.Model.Bundles;
using NextGpt.Model.Bundles.Manifest;
using NextGpt.Model.Diffusion;
using NextGpt.Model.Encoders;
using NextGpt.Model.Projection;
using NextGpt.Model.Reasoning;
using NextGpt.Model.Sessions;

namespace NextGpt.Model.Decoding;

/// <summary>From a signal group to a medium: projector, denoiser, latent decoder and vocoder, one graph held at a time.</summary>
internal sealed class MediaDecoder(Bundle bundle, SessionPool pool, TimeProvider time)
{
    public async Task<DecodedMedia> DecodeAsync(SignalGroup group, DecodeOptions options, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        options.Validate();
        DecoderManifest decoder = bundle.DecoderFor(group.Modality, options.DecoderId);
        var settings = new DiffusionSettings(options.Seed, options.Steps ?? decoder.Steps, options.Guidance ?? decoder.Guidance);
        long start = time.GetTimestamp();
        FloatTensor condition = await ProjectAsync(decoder, group, cancellationToken).ConfigureAwait(false);
        long projected = time.GetTimestamp();
        float[] latent = await DenoiseAsync(decoder, condition, settings, progress, cancellationToken).ConfigureAwait(false);
        long denoised = time.GetTimestamp();
        MediaContent content = await DecodeLatentAsync(decoder, latent, cancellationToken).ConfigureAwait(false);
        var timings = new DecodeTimings(time.GetElapsedTime(start, projected), time.GetElapsedTime(projected, denoised), time.GetElapsedTime(denoised));
        return new DecodedMedia(group.Part, content, decoder.Id, settings, condition.Values, timings);
    }

    internal static float[] ReadUnconditional(Bundle bundle, DecoderManifest decoder) =>
        [.. MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(bundle.PathOf(decoder.UnconditionalFile)))];

    private async Task<FloatTensor> ProjectAsync(DecoderManifest decoder, SignalGroup group, CancellationToken cancellationToken)
    {
        int signals = bundle.Manifest.Signals[decoder.Modality].Count;
        int hidden = bundle.Manifest.LanguageModel.HiddenSize;
        if (group.Signals != signals || group.HiddenSize != hidden)
        {
            throw new ArgumentException($"Signal group of {group.Modality}: expected [{signals}, {hidden}], found [{group.Signals}, {group.HiddenSize}].", nameof(group));
        }

        using SessionLease lease = await pool.AcquireAsync(decoder.ProjectorFile, OutputProjection.Contract(signals, hidden), evictable: true, cancellationToken).ConfigureAwait(false);
        return OutputProjection.Run(lease.Session, group, cancellationToken);
    }

    private async Task<float[]> DenoiseAsync(DecoderManifest decoder, FloatTensor condition, DiffusionSettings settings, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        float[] unconditional = ReadUnconditional(bundle, decoder);
        if (unconditional.Length != condition.Values.Length)
        {
            throw new BundleException($"Bundle file '{decoder.UnconditionalFile}'", $"{condition.Values.Length} float32 values, as the condition of decoder '{decoder.Id}' has", $"{unconditional.Length}");
        }

        using SessionLease lease = await pool.AcquireAsync(decoder.DenoiserFile, DenoiseLoop.Contract(decoder), evictable: true, cancellationToken).ConfigureAwait(false);
        return DenoiseLoop.Run(lease.Session, decoder, condition.Values, unconditional, condition.Shape[^1], settings, progress, cancellationToken);
    }

    private async Task<MediaContent> DecodeLatentAsync(DecoderManifest decoder, float[] latent, CancellationToken cancellationToken)
    {
        FloatTensor sample;
        using (SessionLease lease = await pool.AcquireAsync(decoder.LatentDecoderFile, LatentDecoding.DecoderContract(decoder), evictable: true, cancellationToken).ConfigureAwait(false))
        {
            sample = lease.Session.Run("sample", cancellationToken, ("latent_sample", LatentDecoding.Prepare(decoder, latent)));
        }

        if (decoder.Modality != Modality.Audio)
        {
            return LatentDecoding.ToPixels(decoder, sample);
        }

        using SessionLease vocoder = await pool.AcquireAsync(decoder.VocoderFile!, LatentDecoding.VocoderContract(), evictable: true, cancellationToken).ConfigureAwait(false);
        var spectrogram = new FloatTensor(sample.Values, 1, sample.Shape[2], sample.Shape[3]);
        return LatentDecoding.ToSound(decoder, vocoder.Session.Run("waveform", cancellationToken, ("spectrogram", spectrogram)));
    }
}
