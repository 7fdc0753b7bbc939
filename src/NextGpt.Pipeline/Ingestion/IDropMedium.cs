using NextGpt.Contracts;

namespace NextGpt.Pipeline.Ingestion;

/// <summary>A file of a drop that was read and found to be a medium. Whoever took it disposes it.</summary>
public interface IDropMedium : IAsyncDisposable
{
    /// <summary>Gets what it is.</summary>
    public Modality Kind { get; }
}
