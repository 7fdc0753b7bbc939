using NextGpt.Training.World.Language;

namespace NextGpt.Training.Datasets;

/// <summary>Renders a scene and writes it as a media file.</summary>
public interface IMediaWriter
{
    /// <summary>Writes one medium.</summary>
    /// <param name="scene">What it shows.</param>
    /// <param name="seed">The seed of its chance details.</param>
    /// <param name="folder">An existing folder.</param>
    /// <param name="name">The file's name without extension.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>The file's name with the extension that the writer chose.</returns>
    public Task<string> WriteAsync(Scene scene, int seed, string folder, string name, CancellationToken cancellationToken = default);
}
