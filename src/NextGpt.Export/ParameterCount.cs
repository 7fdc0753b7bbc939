using NextGpt.Export.Autoencoders;
using NextGpt.Export.Configurations;
using NextGpt.Export.Denoisers;
using NextGpt.Export.Graphs;
using NextGpt.Export.LanguageModels;
using NextGpt.Export.Projectors;
using NextGpt.Export.Towers;
using NextGpt.Export.Vocoders;
using NextGpt.Export.Weights;

namespace NextGpt.Export;

/// <summary>
/// How many parameters a part of a given shape has, counted off the graph that would be written for it; no weights are needed,
/// so it tells of the full-size model too.
/// </summary>
public static class ParameterCount
{
    /// <summary>Counts a vision tower.</summary>
    /// <param name="configuration">Its shape.</param>
    /// <returns>The number of its weights' elements.</returns>
    public static long Of(VisionTowerConfiguration configuration) => Sum(VisionTowerGraph.Build(configuration, AssumedWeights.Instance));

    /// <summary>Counts an audio tower.</summary>
    /// <param name="configuration">Its shape.</param>
    /// <returns>The number of its weights' elements.</returns>
    public static long Of(AudioTowerConfiguration configuration) => Sum(AudioTowerGraph.Build(configuration, AssumedWeights.Instance));

    /// <summary>Counts a language model with its token embedding and its head, which are not tied.</summary>
    /// <param name="configuration">Its shape.</param>
    /// <returns>The number of its weights' elements.</returns>
    public static long Of(LanguageModelConfiguration configuration) =>
        Sum(TokenEmbeddingGraph.Build(configuration, AssumedWeights.Instance), LanguageModelGraph.Build(configuration, AssumedWeights.Instance));

    /// <summary>Counts an input projector, linear or grouping.</summary>
    /// <param name="configuration">Its shape.</param>
    /// <returns>The number of its weights' elements.</returns>
    public static long Of(InputProjectorConfiguration configuration) => Sum(InputProjectorGraph.Build(configuration, AssumedWeights.Instance));

    /// <summary>Counts an output projector.</summary>
    /// <param name="configuration">Its shape.</param>
    /// <returns>The number of its weights' elements.</returns>
    public static long Of(OutputProjectorConfiguration configuration) => Sum(OutputProjectorGraph.Build(configuration, AssumedWeights.Instance));

    /// <summary>Counts a denoiser.</summary>
    /// <param name="configuration">Its shape.</param>
    /// <returns>The number of its weights' elements.</returns>
    public static long Of(DenoiserConfiguration configuration) => Sum(DenoiserGraph.Build(configuration, AssumedWeights.Instance));

    /// <summary>Counts both halves of an autoencoder.</summary>
    /// <param name="configuration">Its shape.</param>
    /// <returns>The number of its weights' elements.</returns>
    public static long Of(AutoencoderConfiguration configuration) =>
        Sum(LatentEncoderGraph.Build(configuration, AssumedWeights.Instance), LatentDecoderGraph.Build(configuration, AssumedWeights.Instance));

    /// <summary>Counts a vocoder. Its sinusoids are given, not learned, and do not count.</summary>
    /// <param name="configuration">Its shape.</param>
    /// <returns>The number of its weights' elements.</returns>
    public static long Of(VocoderConfiguration configuration) => Sum(VocoderGraph.Build(configuration, AssumedWeights.Instance));

    /// <summary>Counts a low-rank adaptation (LoRA): for every matrix [out, in] that it adapts, rank x (out + in).</summary>
    /// <param name="configuration">The language model's shape.</param>
    /// <param name="rank">At least 1.</param>
    /// <param name="projections">The matrices that are adapted in every layer, for example <c>q_proj</c>, <c>v_proj</c>, <c>down_proj</c>.</param>
    /// <returns>The number of its elements in all layers.</returns>
    /// <exception cref="ArgumentException">A layer has no matrix of such a name.</exception>
    public static long LowRank(LanguageModelConfiguration configuration, int rank, params IReadOnlyCollection<string> projections)
    {
        ArgumentNullException.ThrowIfNull(projections);
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        IReadOnlyDictionary<string, IReadOnlyList<long>> parameters = LanguageModelGraph.Build(configuration, AssumedWeights.Instance).Parameters;
        long count = 0;
        foreach (string projection in projections)
        {
            IReadOnlyList<long>[] adapted = [.. parameters.Where(pair => pair.Key.EndsWith($".{projection}.weight", StringComparison.Ordinal)).Select(pair => pair.Value)];
            if (adapted.Length != configuration.Layers || adapted[0].Count != 2)
            {
                throw new ArgumentException($"A layer has no matrix '{projection}'; it has q_proj, k_proj, v_proj, o_proj, gate_proj, up_proj and down_proj.", nameof(projections));
            }

            count += adapted.Sum(shape => rank * (shape[0] + shape[1]));
        }

        return count;
    }

    private static long Sum(params ReadOnlySpan<OnnxModel> models)
    {
        long count = 0;
        foreach (OnnxModel model in models)
        {
            count += model.ParameterCount;
        }

        return count;
    }
}
