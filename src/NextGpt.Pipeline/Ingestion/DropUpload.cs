using NextGpt.Media.Stores.Drops;

namespace NextGpt.Pipeline.Ingestion;

/// <summary>The files of one upload, as they were listed together.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Files">Its files.</param>
internal sealed record DropUpload(string Name, IReadOnlyList<DropFile> Files)
{
    public const string RequestName = "request.json";

    /// <summary>Gets what begins it: its request, or the file that lies alone.</summary>
    public DropFile? Request => Files.FirstOrDefault(f => f.Name == RequestName && !f.IsAlone) ?? Files.FirstOrDefault(f => f.IsAlone);

    /// <summary>Gets when its newest file was written.</summary>
    public DateTimeOffset WrittenAt => Files.Max(f => f.WrittenAt);

    /// <summary>Gets what changes whenever one of its files does.</summary>
    public string Fingerprint => string.Join('\n', Files.Select(f => $"{f.IsAlone}/{f.Name}/{f.Version}").Order(StringComparer.Ordinal));

    public DropFile? Find(string name) => Files.FirstOrDefault(f => f.Name == name && !f.IsAlone);

    /// <summary>Tells whether an answered upload was this one, without reading any of its files.</summary>
    public bool Is(DropTicket ticket) => ticket.Files.All(told => Files.Any(f => f.Name == told.Key && f.Version == told.Value))
        && (ticket.Job.Length == 0 ? ticket.Files.Count == Files.Count : Request is { } request && ticket.Files.ContainsKey(request.Name));
}
