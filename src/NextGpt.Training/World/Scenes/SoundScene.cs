namespace NextGpt.Training.World.Scenes;

/// <summary>A row of equal notes.</summary>
/// <param name="Count">How many notes, 1 to 4.</param>
/// <param name="Loudness">The loudness of all of them.</param>
/// <param name="Pitch">The pitch of all of them.</param>
/// <param name="Timbre">The instrument.</param>
public sealed record SoundScene(int Count, Loudness Loudness, Pitch Pitch, Timbre Timbre);
