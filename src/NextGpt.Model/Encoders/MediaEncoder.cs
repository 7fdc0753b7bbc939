using System.Numerics.Tensors;
using NextGpt.Contracts;
using NextGpt.Media.Preprocessing;
using NextGpt.Model.Bundles;
using NextGpt.Model.Bundles.Manifest;
using NextGpt.Model.Sessions;

namespace NextGpt.Model.Encoders;

/// <summary>From a medium to positions of a prompt: preprocessing, tower, mean over the views, input projector.</summary>
internal sealed class MediaEncoder(Bundle bundle, SessionPool pool)
{
    private readonly Dictionary<Modality, MediaPreprocessing> _preprocessing =
        bundle.Manifest.Encoders.ToDictionary(e => e.Key, e => MediaPreprocessing.Create(e.Key, e.Value));

    /// <exception cref="ArgumentException">The model has no encoder for this kind.</exception>
    public EncoderManifest ManifestOf(Modality modality) => bundle.Manifest.Encoders.TryGetValue(modality, out EncoderManifest? encoder)
        ? encoder
        : throw new ArgumentException($"Model '{bundle.Manifest.Name}' takes no {modality.ToString().ToLowerInvariant()}; it takes [{string.Join(", ", bundle.Manifest.Encoders.Keys)}].", nameof(modality));

    public async Task<EncodedMedia> EncodeAsync(MediaContent content, CancellationToken cancellationToken)
    {
        EncoderManifest encoder = ManifestOf(content.Modality);
        FloatTensor views = _preprocessing[content.Modality].Process(content);
        FloatTensor embedded;
        using (SessionLease tower = await pool.AcquireAsync(encoder.File, TowerContract(content.Modality, encoder), evictable: true, cancellationToken).ConfigureAwait(false))
        {
            embedded = MeanOverViews(tower.Session.Run(encoder.ProjectorInput, cancellationToken, (InputName(content.Modality), views)));
        }

        int hidden = bundle.Manifest.LanguageModel.HiddenSize;
        using SessionLease projector = await pool.AcquireAsync(encoder.ProjectorFile, ProjectorContract(encoder, hidden), evictable: true, cancellationToken).ConfigureAwait(false);
        FloatTensor projected = projector.Session.Run("inputs_embeds", cancellationToken, ("embedding", embedded));
        return projected.Values.Length == encoder.Tokens * hidden
            ? new EncodedMedia(content.Modality, encoder.Tokens, projected.Values)
            : throw new BundleException($"Output 'inputs_embeds' of graph '{encoder.ProjectorFile}'", $"[1, {encoder.Tokens}, {hidden}]", $"[{string.Join(", ", projected.Shape)}]");
    }

    internal static GraphContract TowerContract(Modality modality, EncoderManifest encoder) => new(
        [
            modality == Modality.Audio
                ? new TensorContract(InputName(modality), -1, 1, encoder.Audio!.MelBins, encoder.Audio.Frames)
                : new TensorContract(InputName(modality), -1, 3, encoder.Vision!.FramesPerClip, encoder.Vision.Size, encoder.Vision.Size),
        ],
        [new TensorContract(encoder.ProjectorInput, Enumerable.Repeat(-1, encoder.ProjectorInput == "embedding" ? 2 : 3).ToArray())]);

    internal static GraphContract ProjectorContract(EncoderManifest encoder, int hidden) => new(
        [new TensorContract("embedding", Enumerable.Repeat(-1, encoder.ProjectorInput == "embedding" ? 2 : 3).ToArray())],
        [new TensorContract("inputs_embeds", -1, encoder.Tokens, hidden)]);

    private static string InputName(Modality modality) => modality == Modality.Audio ? "input_features" : "pixel_values";

    /// <summary>[views, …] to [1, …]; the mean is not normalised again.</summary>
    private static FloatTensor MeanOverViews(FloatTensor views)
    {
        int count = views.Shape[0];
        if (count == 1)
        {
            return views;
        }

        int size = views.Values.Length / count;
        var mean = new float[size];
        for (int view = 0; view < count; view++)
        {
            TensorPrimitives.Add(mean, views.Values.AsSpan(view * size, size), mean);
        }

        TensorPrimitives.Divide(mean, count, mean);
        return new FloatTensor(mean, [1, .. views.Shape.Skip(1)]);
    }
}
