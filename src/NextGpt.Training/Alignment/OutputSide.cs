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

/// <summary>The output projectors and the loss that aligns them with the decoders' text encoder: the mean Euclidean distance of rows.</summary>
internal sealed class OutputSide
{
    private readonly int _signals;
    private readonly TextEncoder _encoder;
    private readonly CaptionVocabulary _vocabulary;
    private readonly Dictionary<Modality, OutputProjector> _projectors;
    private readonly Dictionary<Modality, DenoisingLoss> _denoising;
    private readonly double _denoisingWeight;

    public OutputSide(StageContext context)
    {
        _signals = context.Configuration.Signals;
        (_encoder, _vocabulary) = TextEncoderStage.Load(context);
        _projectors = SceneDraw.Media.ToDictionary(modality => modality, modality => new OutputProjector(Shape(context.Configuration, modality)));
        _denoisingWeight = context.Configuration.DenoisingWeight;
        _denoising = context.Configuration.DenoisingModalities.ToDictionary(modality => modality, modality => new DenoisingLoss(context, modality));
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

    public ParameterSet Parameters(Modality modality) => _projectors[modality].Parameters;

    /// <summary>The alignment loss of the signal groups of a batch, in units of a row's length, so that 0.1 is a miss of a tenth.</summary>
    public Tensor Loss(LanguageBatch batch, Tensor hidden, Tensor embedded, StepRandom random)
    {
        IReadOnlyList<Scene> scenes = batch.Groups;
        Tensor loss = zeros(1).sum();
        if (scenes.Count == 0)
        {
            return loss;
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
                Scene[] shown = [.. numbers.Select(i => scenes[(int)i])];
                Tensor target = Target(modality, shown).view(made.shape);
                Tensor distance = (made - target).square().sum(-1).add(1e-8).sqrt().mean() / Math.Sqrt(made.shape[^1]);
                loss = loss + (distance * ((double)numbers.Length / scenes.Count));
                if (_denoising.TryGetValue(modality, out DenoisingLoss? denoising))
                {
                    Tensor condition = modality == Modality.Audio ? made.squeeze(1) : made;
                    loss = loss + (denoising.Forward(shown, condition, random) * _denoisingWeight);
                }
            }
        }

        return loss;
    }

    private Tensor Target(Modality modality, Scene[] scenes)
    {
        using IDisposable _ = no_grad();
        return _encoder.Forward(_vocabulary.Encode([.. scenes.Select(Caption.Of)])).Of(modality);
    }
}
