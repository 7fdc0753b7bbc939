namespace NextGpt.Pipeline.Models;

/// <summary>Where activities get their model from.</summary>
public interface IModelSource
{
    /// <summary>Gets a model, loaded.</summary>
    /// <param name="bundleDigest">The digest of its bundle.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The model; it stays the source's.</returns>
    /// <exception cref="Errors.PermanentException">There is no such model here.</exception>
    public Task<IModelStages> GetAsync(string bundleDigest, CancellationToken cancellationToken);
}
