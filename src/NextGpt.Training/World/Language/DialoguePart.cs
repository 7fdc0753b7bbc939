namespace NextGpt.Training.World.Language;

/// <summary>One piece of a turn: text, a medium that was given, or a medium that the assistant makes.</summary>
public abstract record DialoguePart;
