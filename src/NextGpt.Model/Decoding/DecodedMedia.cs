using NextGpt.Model.Diffusion;
using NextGpt.Model.Encoders;

namespace NextGpt.Model.Decoding;

/// <summary>A medium that was made, and how.</summary>
/// <param name="Part">The part of the answer that it is.</param>
/// <param name="Content">The medium.</param>
/// <param name="DecoderId">The decoder that made it.</param>
/// <param name="Settings">Its seed, steps and guidance.</param>
/// <param name="Condition">What it was made from, [queries, width].</param>
/// <param name="Timings">How long projecting, denoising and decoding took.</param>
public sealed record DecodedMedia(int Part, MediaContent Content, string DecoderId, DiffusionSettings Settings, float[] Condition, DecodeTimings Timings);
