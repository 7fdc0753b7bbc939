using NextGpt.Contracts;
using NextGpt.Contracts.Models;
using NextGpt.Model.Bundles;
using NextGpt.Model.Bundles.Manifest;

namespace NextGpt.Api.Models;

/// <summary>The models of this service, as far as requests are concerned.</summary>
public sealed class ModelCatalog
{
    private readonly Dictionary<string, ModelCard> _models;

    /// <summary>Makes a catalogue.</summary>
    /// <param name="models">All models, at least one; the first is taken when a request names none.</param>
    public ModelCatalog(IReadOnlyList<ModelCard> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        ArgumentOutOfRangeException.ThrowIfZero(models.Count);
        _models = models.ToDictionary(m => m.Id, StringComparer.Ordinal);
        All = models;
    }

    /// <summary>Gets all models.</summary>
    public IReadOnlyList<ModelCard> All { get; }

    /// <summary>Gets the model of requests that name none.</summary>
    public ModelCard Default => All[0];

    /// <summary>Makes a catalogue of one bundle.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <returns>Its catalogue.</returns>
    public static ModelCatalog Of(Bundle bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        BundleManifest manifest = bundle.Manifest;
        return new ModelCatalog([new ModelCard
        {
            Id = manifest.Name,
            Created = new DateTimeOffset(File.GetLastWriteTimeUtc(Path.Combine(bundle.Directory, BundleJson.FileName))).ToUnixTimeSeconds(),
            Description = manifest.Description,
            License = manifest.License,
            BundleDigest = bundle.Digest,
            Input = [.. manifest.Encoders.Keys.Append(Modality.Text).Order()],
            Output = [.. manifest.Signals.Keys.Append(Modality.Text).Order()],
            ContextLength = manifest.LanguageModel.ContextLength,
            Decoders = [.. manifest.Decoders.Select(d => new ModelDecoder(d.Id, d.Modality, d.Default, d.Steps, d.Guidance))],
        }]);
    }

    /// <summary>Finds a model.</summary>
    /// <param name="id">Its name; null is the default.</param>
    /// <returns>The model, or null if there is none of that name.</returns>
    public ModelCard? Find(string? id) => id is null ? Default : _models.GetValueOrDefault(id);
}
