namespace NextGpt.Model.Sessions;

/// <summary>The execution provider that was asked for cannot run here. There is no fall-back to another one.</summary>
public sealed class ProviderUnavailableException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="provider">What was asked for.</param>
    /// <param name="reason">What is missing.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public ProviderUnavailableException(ExecutionProvider provider, string reason, Exception? inner = null)
        : base($"Execution provider {provider} was asked for and cannot run: {reason}", inner) => Provider = provider;

    /// <summary>Gets what was asked for.</summary>
    public ExecutionProvider Provider { get; }
}
