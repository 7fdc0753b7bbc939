namespace NextGpt.Model.Prompts;

/// <summary>Where a segment comes from. A model is trained on <see cref="Assistant"/> segments alone.</summary>
public enum PromptRole
{
    /// <summary>The begin token, what opens a turn, and the markers around media.</summary>
    Template,

    /// <summary>What the user gave.</summary>
    User,

    /// <summary>What the assistant wrote, with what closes its turn.</summary>
    Assistant,
}
