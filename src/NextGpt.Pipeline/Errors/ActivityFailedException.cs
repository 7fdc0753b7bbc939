namespace NextGpt.Pipeline.Errors;

/// <summary>What an orchestration sees of an activity that failed for good.</summary>
/// <param name="activity">The activity's name.</param>
/// <param name="failure">Why.</param>
public sealed class ActivityFailedException(string activity, ActivityFailure failure)
    : Exception($"Activity {activity} failed: {failure.Message}")
{
    /// <summary>Gets the activity's name.</summary>
    public string Activity { get; } = activity;

    /// <summary>Gets why.</summary>
    public ActivityFailure Failure { get; } = failure;
}
