namespace NextGpt.Media.Probing;

/// <summary>What decoding a sound or a video needs to know.</summary>
/// <param name="Media">What everybody may know.</param>
/// <param name="StreamIndex">The stream to decode.</param>
/// <param name="FrameRate">The average frame rate as ffmpeg writes it, a ratio; of videos.</param>
internal sealed record StreamFacts(ProbedMedia Media, int StreamIndex, string? FrameRate = null);
