namespace NextGpt.Training.World.Scenes;

/// <summary>A shape that moves through the middle of the picture.</summary>
public sealed record VideoScene(ShapeObject Subject, Direction Direction, Speed Speed, Background Background);
