using System.Buffers;
using System.Globalization;

namespace NextGpt.Api.Jobs;

/// <summary>Ids of jobs, conversations and retries.</summary>
internal static class JobIds
{
    public const string ExpectedJob = "job_ and 1 to 100 letters, digits, '_' or '-', a letter or digit first";

    private const string JobHead = "job_";
    private const string ConversationHead = "conv_";
    private const int Longest = 100;

    private static readonly SearchValues<char> s_allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    public static string NewJob(TimeProvider time) => JobHead + Guid.CreateVersion7(time.GetUtcNow()).ToString("N");

    /// <summary>The conversation that a job begins. The same job begins the same one.</summary>
    public static string ConversationOf(string job) => ConversationHead + job[JobHead.Length..];

    public static bool IsJob(string id) => IsId(id, JobHead);

    public static bool IsConversation(string id) => IsId(id, ConversationHead);

    /// <summary>The instance of a retry. A job's id holds no dot, so no job is called like it.</summary>
    public static string Retry(string job, int number) => string.Create(CultureInfo.InvariantCulture, $"{job}.retry.{number:D4}");

    private static bool IsId(string id, string head) =>
        id.StartsWith(head, StringComparison.Ordinal)
        && id.Length - head.Length is >= 1 and <= Longest
        && char.IsAsciiLetterOrDigit(id[head.Length])
        && !id.AsSpan(head.Length).ContainsAnyExcept(s_allowed);
}
