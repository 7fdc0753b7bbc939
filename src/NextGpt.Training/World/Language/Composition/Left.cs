namespace NextGpt.Training.World.Language.Composition;

/// <summary>What a description leaves out, and the world's default then stands for.</summary>
[Flags]
internal enum Left
{
    None = 0,
    Size = 1,
    Colour = 2,
    Shape = 4,
    Place = 8,
    Background = 16,
    Relation = 32,
    SecondSize = 64,
    Count = 128,
    Loudness = 256,
    Pitch = 512,
    Timbre = 1024,
    Direction = 2048,
    Speed = 4096,

    /// <summary>Nothing is said of the motion at all: only where the request says that it wants a video.</summary>
    Motion = 8192,
}
