namespace NextGpt.Model.Prompts;

/// <summary>The last turn alone does not fit the model's context.</summary>
public sealed class PromptTooLongException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="promptLength">Positions that the last turn takes.</param>
    /// <param name="reserved">Positions that are kept for the answer.</param>
    /// <param name="contextLength">Positions that there are.</param>
    public PromptTooLongException(int promptLength, int reserved, int contextLength)
        : base($"The prompt takes {promptLength} tokens and the answer up to {reserved}; the model's context holds {contextLength}. Shorten the text, send fewer media or ask for fewer tokens.")
    {
        PromptLength = promptLength;
        Reserved = reserved;
        ContextLength = contextLength;
    }

    /// <summary>Gets the positions that the last turn takes.</summary>
    public int PromptLength { get; }

    /// <summary>Gets the positions that are kept for the answer.</summary>
    public int Reserved { get; }

    /// <summary>Gets the positions that there are.</summary>
    public int ContextLength { get; }
}
