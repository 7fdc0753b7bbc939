namespace NextGpt.Pipeline.Errors;

/// <summary>An activity could not do its work, and knows whether it is worth trying again.</summary>
public abstract class PipelineException : Exception
{
    private protected PipelineException(string code, string message, Exception? inner)
        : base(message, inner)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        Code = code;
    }

    /// <summary>Gets the stable code that clients see.</summary>
    public string Code { get; }
}
