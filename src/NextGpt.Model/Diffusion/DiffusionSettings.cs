namespace NextGpt.Model.Diffusion;

/// <summary>How one medium is made.</summary>
/// <param name="Seed">Of the noise that it begins with.</param>
/// <param name="Steps">Denoising steps, at least 1.</param>
/// <param name="Guidance">The guidance scale; 1 is unguided, and half the work.</param>
public sealed record DiffusionSettings(long Seed, int Steps, float Guidance);
