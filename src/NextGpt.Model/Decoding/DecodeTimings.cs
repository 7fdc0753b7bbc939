namespace NextGpt.Model.Decoding;

/// <summary>How long the stages of one decoder took, the opening of their graphs included.</summary>
/// <param name="Projecting">From signals to a condition.</param>
/// <param name="Denoising">From noise to a latent.</param>
/// <param name="Decoding">From the latent to the medium.</param>
public sealed record DecodeTimings(TimeSpan Projecting, TimeSpan Denoising, TimeSpan Decoding);
