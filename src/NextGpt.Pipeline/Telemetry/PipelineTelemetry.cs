using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text;

namespace NextGpt.Pipeline.Telemetry;

/// <summary>
/// What the pipeline tells of its work, by the means of the platform; where it goes is the host's to say. Neither prompts nor answers
/// are ever part of it.
/// </summary>
public static class PipelineTelemetry
{
    /// <summary>The name of the source of traces and of the meter.</summary>
    public const string Name = "NextGpt.Pipeline";

    /// <summary>The tag that names the job.</summary>
    public const string JobTag = "nextgpt.job.id";

    internal const string StageTag = "nextgpt.stage";
    internal const string ModalityTag = "nextgpt.modality";
    internal const string OutcomeTag = "nextgpt.outcome";
    internal const string HitTag = "nextgpt.cache.hit";

    internal static readonly ActivitySource Source = new(Name);

    private static readonly Meter s_meter = new(Name);

    private static readonly InstrumentAdvice<double> s_seconds = new()
    {
        HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800],
    };

    internal static readonly Histogram<double> StageDuration = Seconds("nextgpt.stage.duration", "How long stages of jobs took.");
    internal static readonly Histogram<double> JobDuration = Seconds("nextgpt.job.duration", "From the acceptance of a job to its end.");
    internal static readonly Histogram<double> FirstPartDuration = Seconds("nextgpt.job.first_part.duration", "From the acceptance of a job to the first of its answer.");
    internal static readonly Counter<double> ModelSeconds = s_meter.CreateCounter<double>("nextgpt.model.run.time", "s", "How long models ran.");
    internal static readonly Counter<long> CacheLookups = s_meter.CreateCounter<long>("nextgpt.cache.lookups", "{lookup}", "How often encodings and media were looked for in the cache.");
    internal static readonly Counter<long> Retries = s_meter.CreateCounter<long>("nextgpt.retries", "{retry}", "How often something that failed was tried again.");
    internal static readonly Counter<long> DeadLetters = s_meter.CreateCounter<long>("nextgpt.webhook.dead_letters", "{notice}", "How many notices nobody took.");

    /// <summary>Gets the trace of a job. It follows from the job's id, so that all hosts that work for it tell of one trace.</summary>
    /// <param name="job">The job.</param>
    /// <returns>The context that its stages are below of.</returns>
    public static ActivityContext ContextOf(string job)
    {
        ReadOnlySpan<byte> hash = SHA256.HashData(Encoding.UTF8.GetBytes(job));
        return new ActivityContext(
            ActivityTraceId.CreateFromBytes(hash[..16]), ActivitySpanId.CreateFromBytes(hash[16..24]), ActivityTraceFlags.Recorded, isRemote: true);
    }

    /// <summary>Notes on the current span, if there is one, which job it made.</summary>
    /// <param name="job">The job.</param>
    public static void Accepted(string job)
    {
        Activity.Current?.SetTag(JobTag, job);
        Activity.Current?.AddLink(new ActivityLink(ContextOf(job)));
    }

    internal static void Retried(string what) => Retries.Add(1, new KeyValuePair<string, object?>(StageTag, what));

    internal static void FirstPart(DateTime createdAt, TimeProvider time)
    {
        if (createdAt != default)
        {
            FirstPartDuration.Record((time.GetUtcNow().UtcDateTime - createdAt).TotalSeconds);
        }
    }

    private static Histogram<double> Seconds(string name, string description) => s_meter.CreateHistogram(name, "s", description, null, s_seconds);
}
