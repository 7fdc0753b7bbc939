namespace NextGpt.Model.Answers;

/// <summary>How long the stages of an answer took; decoding overlaps reasoning. Each medium holds its own timings.</summary>
/// <param name="Encoding">Of all media of the request.</param>
/// <param name="Reasoning">Of the language model.</param>
/// <param name="Total">From the request to the whole answer.</param>
public sealed record AnswerTimings(TimeSpan Encoding, TimeSpan Reasoning, TimeSpan Total);
