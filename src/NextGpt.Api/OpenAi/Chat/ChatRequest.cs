using NextGpt.Api.Jobs;

namespace NextGpt.Api.OpenAi.Chat;

/// <summary>A chat request: a job, and how its answer is to be written.</summary>
/// <param name="Submission">The job.</param>
/// <param name="Style">How its answer is written.</param>
/// <param name="Stream">Whether it is written while it is made.</param>
/// <param name="IncludeUsage">Whether a stream ends with the tokens that were used.</param>
internal sealed record ChatRequest(JobSubmission Submission, ChatStyle Style, bool Stream, bool IncludeUsage);

/// <summary>How an answer is written.</summary>
/// <param name="Link">Whether media are linked, rather than within the answer.</param>
/// <param name="ContentParts">Whether <c>content</c> is a list of parts, rather than a text.</param>
/// <param name="RawSound">Whether <c>audio.data</c> is bare 16-bit samples, rather than a WAV file.</param>
internal sealed record ChatStyle(bool Link, bool ContentParts, bool RawSound);
