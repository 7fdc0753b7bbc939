namespace NextGpt.Pipeline.Orchestration;

/// <summary>The names under which engines know the orchestrations.</summary>
public static class OrchestrationNames
{
    /// <summary>A request becomes an answer.</summary>
    public const string Generate = "generate";

    /// <summary>One part of an answer is made again.</summary>
    public const string RetryPart = "retry_part";
}
