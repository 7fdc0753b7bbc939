using NextGpt.Api.Media.Uploads;

namespace NextGpt.Api.Media;

/// <summary>For whom media of a request are taken.</summary>
/// <param name="Job">The job that the request becomes; it uses what is stored for it.</param>
/// <param name="Owner">Who asks; null where nobody has to say who they are.</param>
public sealed record MediaSubmission(string Job, string? Owner)
{
    private readonly HashSet<string> _stored = [];

    /// <summary>Gets the SHA-256 of what was stored for the request so far.</summary>
    internal IReadOnlyCollection<string> Stored => _stored;

    /// <summary>Gets the media that came with the request, by their ids; stored once an input names them.</summary>
    internal IReadOnlyDictionary<string, SpooledMedium> Files { get; init; } = new Dictionary<string, SpooledMedium>();

    internal void Note(string sha256) => _stored.Add(sha256);
}
