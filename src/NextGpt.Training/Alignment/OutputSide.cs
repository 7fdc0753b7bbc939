using NextGpt.Contracts;
using NextGpt.Training.Foundations;
using NextGpt.Training.Language;
using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using NextGpt.Training.Stages;
using NextGpt.Training.World.Language;
using static TorchSharp.torch;

namespace NextGpt.Training.Alignment;

/// <summary>The loss that aligns the output projectors with the decoders' text encoder: the mean Euclidean distance of rows.</summary>
internal sealed class OutputSide
{
    private readonly TextEncoder _encoder;
    private readonly CaptionVocabulary _vocabulary;
    private readonly OutputProjectors _projectors;
    private readonly Dictionary<Modality, DenoisingLoss> _denoising;
    private readonly double _denoisingWeight;

    public OutputSide(StageContext context)
    {
        (_encoder, _vocabulary) = TextEncoderStage.Load(context);
        _projectors = new OutputProjectors(context);
        _denoisingWeight = context.Configuration.DenoisingWeight;
        _denoising = context.Configuration.DenoisingModalities.ToDictionary(modality => modality, modality => new DenoisingLoss(context, modality));
    }

    /// <summary>Gets the parameters of the projector of a modality.</summary>
    public ParameterSet Parameters(Modality modality) => _projectors.Parameters(modality);

    /// <summary>The alignment loss of the signal groups of a batch, in units of a row's length, so that 0.1 is a miss of a tenth.</summary>
    public Tensor Loss(LanguageBatch batch, Tensor hidden, Tensor embedded, StepRandom random)
    {
        int groups = batch.Groups.Count;
        Tensor loss = zeros(1).sum();
        foreach ((Modality modality, IReadOnlyList<Scene> shown, Tensor made) in _projectors.Forward(batch, hidden, embedded))
        {
            Tensor target = Target(modality, shown).view(made.shape);
            loss = loss + (Distance(made, target) * ((double)shown.Count / groups));
            if (_denoising.TryGetValue(modality, out DenoisingLoss? denoising))
            {
                Tensor condition = modality == Modality.Audio ? made.squeeze(1) : made;
                loss = loss + (denoising.Forward(shown, condition, random) * _denoisingWeight);
            }
        }

        return loss;
    }

    /// <summary>The mean Euclidean distance of rows, in units of a row's length.</summary>
    public static Tensor Distance(Tensor made, Tensor target) => (made - target).square().sum(-1).add(1e-8).sqrt().mean() / Math.Sqrt(made.shape[^1]);

    private Tensor Target(Modality modality, IReadOnlyList<Scene> scenes)
    {
        using IDisposable _ = no_grad();
        return _encoder.Forward(_vocabulary.Encode([.. scenes.Select(Caption.Of)])).Of(modality);
    }
}
