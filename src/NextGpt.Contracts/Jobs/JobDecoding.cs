namespace NextGpt.Contracts.Jobs;

/// <summary>How one medium of an answer was made.</summary>
/// <param name="Part">The part that it is.</param>
/// <param name="Decoder">The decoder's id.</param>
/// <param name="Seed">The seed of its noise.</param>
/// <param name="Steps">Denoising steps.</param>
/// <param name="Guidance">The guidance scale.</param>
/// <param name="ProjectingMs">From the signal tokens to a condition, in milliseconds.</param>
/// <param name="DenoisingMs">From noise to a latent, in milliseconds.</param>
/// <param name="DecodingMs">From the latent to the medium, in milliseconds.</param>
public sealed record JobDecoding(int Part, string Decoder, long Seed, int Steps, float Guidance, double ProjectingMs, double DenoisingMs, double DecodingMs);
