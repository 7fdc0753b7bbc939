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

    public OutputSide(StageContext context)
    {
        _signals = context.Configuration.Signals;
        (_encoder, _vocabulary) = TextEncoderStage.Load(context);
        _projectors = SceneDraw.Media.ToDictionary(modality => modality, modality => new OutputProjector(Shape(context.Configuration, modality)));
        foreach ((Modality modality, OutputProjector projector) in _projectors)
        {
            projector.Parameters.Pack(context.Seed + 10 + (int)modality);
        }
    }

    /// <summary>The output projector's shape for a modality.</summary>
    public static OutputProjectorConfiguration Shape(NanoConfiguration c, Modality modality)
    {
        DenoiserConfiguration denoiser = modality switch
        {
            Modality.Image => c.PictureDenoiser,
            Modality.Audio => c.SoundDenoiser,
            Modality.Video => c.VideoDenoiser,
            _ => throw new ArgumentOutOfRangeException(nameof(modality), modality, "Text has no decoder; image, audio or video was expected."),
        };
        return new OutputProjectorConfiguration(
            c.LanguageModel.HiddenSize, c.ProjectorWidth, 4, c.ProjectorLayers, c.ProjectorLayers, 3 * c.ProjectorWidth, c.Signals, denoiser.ConditionQueries, denoiser.ConditionSize);
    }

    public ParameterSet Parameters(Modality modality) => _projectors[modality].Parameters;

    /// <summary>The alignment loss of the signal groups of a batch, in units of a row's length, so that 0.1 is a miss of a tenth.</summary>
    public Tensor Loss(LanguageBatch batch, Tensor hidden, Tensor embedded)
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
                Tensor target = Target(modality, [.. numbers.Select(i => scenes[(int)i])]).view(made.shape);
                Tensor distance = (made - target).square().sum(-1).add(1e-8).sqrt().mean() / Math.Sqrt(made.shape[^1]);
                loss = loss + (distance * ((double)numbers.Length / scenes.Count));
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
