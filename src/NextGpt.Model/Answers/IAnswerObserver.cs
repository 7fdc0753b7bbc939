using NextGpt.Model.Reasoning;

namespace NextGpt.Model.Answers;

/// <summary>
/// Hears an answer while it is made. Text comes from the thread of the language model, media from those of their decoders: calls may
/// overlap, and what they do delays the work.
/// </summary>
public interface IAnswerObserver : IReasoningObserver
{
    /// <summary>A medium of the request is encoded.</summary>
    /// <param name="done">How many are.</param>
    /// <param name="total">How many there are.</param>
    public void OnEncoded(int done, int total)
    {
    }

    /// <summary>A decoder went a step further.</summary>
    /// <param name="part">The part that it makes.</param>
    /// <param name="done">Steps done.</param>
    /// <param name="total">Steps in all.</param>
    public void OnStep(int part, int done, int total)
    {
    }

    /// <summary>A part is complete: a text when the next part begins or the answer ends, a medium when it is made.</summary>
    /// <param name="part">The part.</param>
    public void OnPart(AnswerPart part)
    {
    }
}
