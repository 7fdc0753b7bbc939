namespace NextGpt.Training.World.Rendering;

/// <summary>A colour, each channel 0-255.</summary>
public readonly record struct Rgb(byte R, byte G, byte B);
