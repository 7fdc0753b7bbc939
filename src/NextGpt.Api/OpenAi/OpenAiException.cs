namespace NextGpt.Api.OpenAi;

/// <summary>A job of the façade came to no answer.</summary>
/// <param name="status">The status of the answer, 400 to 599.</param>
/// <param name="code">The stable code.</param>
/// <param name="message">One sentence.</param>
/// <param name="job">The job's id.</param>
internal sealed class OpenAiException(int status, string code, string message, string job) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string Job { get; } = job;
}
