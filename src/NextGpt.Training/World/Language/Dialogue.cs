namespace NextGpt.Training.World.Language;

/// <summary>A dialogue of the nano world whose last reply is what a model has to write.</summary>
/// <param name="Intent">What kind of dialogue it is, for example <c>cell</c>, <c>captioning</c> or <c>multi-turn</c>.</param>
/// <param name="Turns">One turn or more; all but the last are history.</param>
public sealed record Dialogue(string Intent, IReadOnlyList<DialogueTurn> Turns)
{
    /// <summary>How the text of the last reply is judged.</summary>
    public required Expectation Expectation { get; init; }

    /// <summary>The phrasing of the last user text with its slots open: what the split by phrasings goes by.</summary>
    public required string Phrasing { get; init; }

    /// <summary>The turn to be answered.</summary>
    public DialogueTurn Last => Turns[^1];

    /// <summary>The media that the last reply has to make, in order.</summary>
    public IEnumerable<Scene> ExpectedOutputs => Last.Outputs;

    /// <summary>Every scene that occurs anywhere in the dialogue.</summary>
    public IEnumerable<Scene> Scenes => Turns.SelectMany(turn => turn.Inputs.Concat(turn.Outputs));
}
