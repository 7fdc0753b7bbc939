namespace NextGpt.Pipeline.Models;

/// <summary>A bundle that lies elsewhere.</summary>
public interface IBundleFiles
{
    /// <summary>Opens a file of it.</summary>
    /// <param name="name">Its name in the bundle.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its bytes; the caller disposes the stream.</returns>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    public Task<Stream> OpenAsync(string name, CancellationToken cancellationToken = default);
}
