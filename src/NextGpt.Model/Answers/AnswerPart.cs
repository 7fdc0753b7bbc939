using NextGpt.Contracts;
using NextGpt.Model.Decoding;

namespace NextGpt.Model.Answers;

/// <summary>A part of an answer: text or a medium, exactly one of them.</summary>
/// <param name="Index">Where it stands, from 0.</param>
/// <param name="Text">The text.</param>
/// <param name="Media">The medium, and how it was made.</param>
public sealed record AnswerPart(int Index, string? Text, DecodedMedia? Media)
{
    /// <summary>Gets what it is.</summary>
    public Modality Modality => Media?.Content.Modality ?? Modality.Text;
}
