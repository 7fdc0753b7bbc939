using NextGpt.Contracts;
using NextGpt.Media.Probing;
using NextGpt.Media.Stores;
using NextGpt.Pipeline.Ingestion;

namespace NextGpt.Api.Media.Uploads;

/// <summary>An upload that is whole, in a scratch file without a name: not even a crash leaves anything of it behind.</summary>
internal sealed class SpooledMedium(FileStream file, MediaId id, string name) : IDropMedium
{
    /// <summary>Gets what its bytes make it.</summary>
    public MediaId Id => id;

    /// <summary>Gets what errors call it.</summary>
    public string Name => name;

    /// <summary>Gets or sets what it was found to be; null until it was looked at.</summary>
    public ProbedMedia? Media { get; set; }

    /// <inheritdoc/>
    public Modality Kind => Media?.Kind ?? throw new InvalidOperationException($"{Name} was not looked at yet.");

    /// <summary>Gets its bytes from the start on; one reader at a time.</summary>
    public Stream Rewind()
    {
        file.Position = 0;
        return file;
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
