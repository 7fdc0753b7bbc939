using NextGpt.Contracts;
using NextGpt.Export.Configurations;
using NextGpt.Training.Foundations;
using NextGpt.Training.Language;
using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using NextGpt.Training.Stages;
using NextGpt.Training.World.Language;
using static TorchSharp.torch;

namespace NextGpt.Training.Alignment;

/// <summary>The output projectors of all kinds: what the language model says at its signal tokens to the conditions of the decoders.</summary>
internal sealed class OutputProjectors
{
    private readonly int _signals;
    private readonly Dictionary<Modality, OutputProjector> _projectors;

    public OutputProjectors(StageContext context)
    {
        _signals = context.Configuration.Signals;
        _projectors = SceneDraw.Media.ToDictionary(modality => modality, modality => new OutputProjector(Shape(context.Configuration, modality)));
        foreach ((Modality modality, OutputProjector projector) in _projectors)
        {
            projector.Parameters.Pack(context.Seed + 10 + (int)modality);
        }
    }

    /// <summary>The output projector's shape for a modality.</summary>
    public static OutputProjectorConfiguration Shape(NanoConfiguration c, Modality modality)
    {
        DenoiserConfiguration denoiser = LatentSource.Denoiser(c, modality);
        return new OutputProjectorConfiguration(
            c.LanguageModel.HiddenSize, c.ProjectorWidth, 4, c.ProjectorLayers, c.ProjectorLayers, 3 * c.ProjectorWidth, c.Signals, denoiser.ConditionQueries, denoiser.ConditionSize);
    }

    /// <summary>Gets the parameters of the projector of a modality.</summary>
    public ParameterSet Parameters(Modality modality) => _projectors[modality].Parameters;

    /// <summary>The conditions of the signal groups of a batch, kind by kind.</summary>
    /// <param name="batch">The dialogues.</param>
    /// <param name="hidden">The language model's states, [n, s, hidden].</param>
    /// <param name="embedded">What it read, [n, s, hidden].</param>
    /// <returns>For every kind that occurs: its scenes, and the conditions [scenes, queries, width].</returns>
    public IEnumerable<(Modality Modality, IReadOnlyList<Scene> Scenes, Tensor Conditions)> Forward(LanguageBatch batch, Tensor hidden, Tensor embedded)
    {
        IReadOnlyList<Scene> scenes = batch.Groups;
        if (scenes.Count == 0)
        {
            yield break;
        }

        Tensor states = batch.AtGroups(hidden, _signals);
        Tensor embeddings = batch.AtGroups(embedded, _signals);
        foreach (Modality modality in SceneDraw.Media)
        {
            long[] numbers = [.. Enumerable.Range(0, scenes.Count).Where(i => scenes[i].Modality == modality).Select(i => (long)i)];
            if (numbers.Length > 0)
            {
                Tensor index = tensor(numbers);
                Tensor made = _projectors[modality].Forward(states.index_select(0, index), embeddings.index_select(0, index));
                yield return (modality, [.. numbers.Select(i => scenes[(int)i])], made);
            }
        }
    }
}
