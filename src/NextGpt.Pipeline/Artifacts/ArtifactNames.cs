using System.Globalization;
using System.Security.Cryptography;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Pipeline.Artifacts;

/// <summary>
/// Names of artifacts say what they are made of, so that making one twice makes the same one. What belongs to a job is below
/// <c>jobs/ID</c> and goes with it; what any job may use again is below <c>cache/BUNDLE</c>.
/// </summary>
public static class ArtifactNames
{
    /// <summary>Gets the name under which all that belongs to a job is.</summary>
    /// <param name="job">The job.</param>
    /// <returns>A prefix.</returns>
    public static string Job(string job) => $"jobs/{job}";

    /// <summary>Gets the name of a stored request.</summary>
    /// <param name="job">The job.</param>
    /// <returns>A name.</returns>
    public static string Request(string job) => $"jobs/{job}/request.json";

    /// <summary>Gets the name of a stored request, of which a job that is submitted again may have several.</summary>
    /// <param name="job">The job.</param>
    /// <param name="sha256">The SHA-256 of its content, 64 lower-case hexadecimal digits.</param>
    /// <returns>A name.</returns>
    public static string Request(string job, string sha256)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        return $"jobs/{job}/request-{sha256[..16]}.json";
    }

    /// <summary>Gets the name of a making of the answer.</summary>
    /// <param name="job">The job.</param>
    /// <param name="revision">Which, from 0.</param>
    /// <returns>A name.</returns>
    public static string Answer(string job, int revision) => string.Create(CultureInfo.InvariantCulture, $"jobs/{job}/answers/{revision:D4}.json");

    /// <summary>Gets the name below which a job's notices are that nobody took.</summary>
    /// <param name="job">The job.</param>
    /// <returns>A prefix.</returns>
    public static string DeadLetters(string job) => $"dead-letters/{job}";

    /// <summary>Gets the name of a notice that nobody took.</summary>
    /// <param name="job">The job.</param>
    /// <param name="notice">The notice's id.</param>
    /// <returns>A name.</returns>
    public static string DeadLetter(string job, string notice) => $"{DeadLetters(job)}/{notice}.json";

    /// <summary>Gets the name of a medium's embeddings.</summary>
    /// <param name="bundleDigest">The model.</param>
    /// <param name="media">The medium.</param>
    /// <returns>A name.</returns>
    public static string Encoding(string bundleDigest, MediaInput media)
    {
        ArgumentNullException.ThrowIfNull(media);

        // A GIF may be read as a picture or as a video: the kind belongs to the name.
        return $"cache/{bundleDigest}/encodings/{media.Type.ToString().ToLowerInvariant()}-{media.Sha256}";
    }

    /// <summary>Gets the name under which it is noted that somebody uses a medium; a medium that nobody uses may be deleted.</summary>
    /// <param name="sha256">The SHA-256 of the medium's bytes, 64 lower-case hexadecimal digits.</param>
    /// <param name="user">Who: a job's id, or <c>upload</c>.</param>
    /// <returns>A name.</returns>
    public static string Use(string sha256, string user) => $"{Uses(sha256)}/{user}";

    /// <summary>Gets the name below which all uses of a medium are noted.</summary>
    /// <param name="sha256">The SHA-256 of the medium's bytes, 64 lower-case hexadecimal digits.</param>
    /// <returns>A prefix.</returns>
    public static string Uses(string sha256) => $"uses/{sha256}";

    /// <summary>Gets the name of what the language model answered a job.</summary>
    /// <param name="start">What the job started from.</param>
    /// <returns>A name.</returns>
    public static string Reason(JobStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        return Reason(start.Job, start.BundleDigest, start.Request);
    }

    internal static string Reason(ReasonInput input) => Reason(input.Job, input.BundleDigest, input.Request);

    internal static string Group(string job, int part, string sha256) => string.Create(CultureInfo.InvariantCulture, $"jobs/{job}/groups/{part}-{sha256[..16]}");

    internal static string Decoding(DecodeInput input) => $"cache/{input.BundleDigest}/media/" + Hash(
        input.Group.States.Sha256,
        input.Decoder ?? string.Empty,
        input.Seed.ToString(CultureInfo.InvariantCulture),
        input.Steps?.ToString(CultureInfo.InvariantCulture) ?? string.Empty,
        input.Guidance?.ToString("R", CultureInfo.InvariantCulture) ?? string.Empty) + ".json";

    private static string Reason(string job, string bundleDigest, ArtifactReference request) => $"jobs/{job}/reason-{Hash(bundleDigest, request.Sha256)}.json";

    private static string Hash(params string[] made) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', made))))[..32];
}
