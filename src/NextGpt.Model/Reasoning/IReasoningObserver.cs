namespace NextGpt.Model.Reasoning;

/// <summary>Hears what the language model writes, while it writes. Called on the thread that decodes; what it does delays the next token.</summary>
public interface IReasoningObserver
{
    /// <summary>A token was written.</summary>
    /// <param name="id">Its id.</param>
    public void OnToken(int id)
    {
    }

    /// <summary>Text came to stand in the answer: it will not be taken back.</summary>
    /// <param name="part">The part that it belongs to.</param>
    /// <param name="delta">The text that was added.</param>
    public void OnText(int part, string delta)
    {
    }

    /// <summary>A text part is complete: a group or the end follows.</summary>
    /// <param name="part">The part.</param>
    /// <param name="text">All of its text.</param>
    public void OnTextPart(int part, string text)
    {
    }

    /// <summary>A group is complete: its decoder can start.</summary>
    /// <param name="group">The group.</param>
    public void OnGroup(SignalGroup group)
    {
    }
}
