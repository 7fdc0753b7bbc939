namespace NextGpt.Pipeline.Feeds;

/// <summary>
/// Hears what a job does while it does it, for whoever watches; too fine for an orchestration. It may hear the same twice, when work is
/// repeated, and nothing after an interruption. Calls may overlap; what they do delays the work.
/// </summary>
public interface IJobFeed
{
    /// <summary>Text came to stand in the answer.</summary>
    /// <param name="job">The job.</param>
    /// <param name="part">The part that it belongs to.</param>
    /// <param name="offset">Where in the part it begins, in characters; what is known up to there came before.</param>
    /// <param name="delta">The text.</param>
    public void OnText(string job, int part, int offset, string delta)
    {
    }

    /// <summary>A decoder went a step further.</summary>
    /// <param name="job">The job.</param>
    /// <param name="part">The part that it makes.</param>
    /// <param name="done">Steps done.</param>
    /// <param name="total">Steps in all.</param>
    public void OnStep(string job, int part, int done, int total)
    {
    }
}
