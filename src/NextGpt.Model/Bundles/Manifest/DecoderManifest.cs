using NextGpt.Contracts;

namespace NextGpt.Model.Bundles.Manifest;

/// <summary>A diffusion decoder with its output projector.</summary>
public sealed record DecoderManifest
{
    /// <summary>Gets the name by which a request chooses it.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what it makes.</summary>
    public required Modality Modality { get; init; }

    /// <summary>Gets a value indicating whether it is taken when a request names none.</summary>
    public bool Default { get; init; }

    /// <summary>Gets the output projector's graph: hidden_states, token_embeds [1, signals, hidden] to condition [1, queries, width].</summary>
    public required string ProjectorFile { get; init; }

    /// <summary>Gets the denoiser's graph: sample, timestep, <see cref="ConditionInput"/> to out_sample.</summary>
    public required string DenoiserFile { get; init; }

    /// <summary>Gets the latent decoder's graph: latent_sample to sample; values -1 to 1 (pictures, frames) or log mel (sound).</summary>
    public required string LatentDecoderFile { get; init; }

    /// <summary>Gets the vocoder's graph: spectrogram [n, frames, mels] to waveform [n, samples]; audio only.</summary>
    public string? VocoderFile { get; init; }

    /// <summary>Gets the denoiser's input that takes the condition: <c>encoder_hidden_states</c> [n, queries, width] or <c>class_labels</c> [n, width].</summary>
    public required string ConditionInput { get; init; }

    /// <summary>Gets the file with the condition of the empty text, float32 little endian [queries, width]; the unguided half of guidance.</summary>
    public required string UnconditionalFile { get; init; }

    /// <summary>Gets the shape of one latent without the batch: [c, h, w] or [c, frames, h, w].</summary>
    public required IReadOnlyList<int> LatentShape { get; init; }

    /// <summary>Gets what a latent is divided by before it is decoded.</summary>
    public required float LatentScaling { get; init; }

    /// <summary>Gets the noise schedule.</summary>
    public required SchedulerManifest Scheduler { get; init; }

    /// <summary>Gets the number of denoising steps when a request names none.</summary>
    public required int Steps { get; init; }

    /// <summary>Gets the guidance scale when a request names none; 1 is unguided.</summary>
    public required float Guidance { get; init; }

    /// <summary>Gets what comes out.</summary>
    public required OutputManifest Output { get; init; }
}
