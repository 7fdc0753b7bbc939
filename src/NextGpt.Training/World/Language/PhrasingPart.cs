namespace NextGpt.Training.World.Language;

/// <summary>A part of the split by phrasings.</summary>
public enum PhrasingPart
{
    /// <summary>The phrasings that training sees.</summary>
    Training,

    /// <summary>Phrasings that training never sees, made of words that it knows.</summary>
    HeldOut,
}
