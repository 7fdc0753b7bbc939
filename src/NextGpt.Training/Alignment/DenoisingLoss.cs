using NextGpt.Contracts;
using NextGpt.Training.Foundations;
using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using NextGpt.Training.Stages;
using NextGpt.Training.World.Language;
using static TorchSharp.torch;

namespace NextGpt.Training.Alignment;

/// <summary>The loss of a frozen denoiser under the conditions that an output projector makes (specification, section 4.4): beside being near the text encoder's, they then also have to work.</summary>
internal sealed class DenoisingLoss
{
    private readonly Denoiser _net;
    private readonly LatentSource _latents;

    public DenoisingLoss(StageContext context, Modality modality)
    {
        _net = new Denoiser(LatentSource.Denoiser(context.Configuration, modality));
        ParameterFiles.Load(context.Weights(DiffusionStages.Of(modality)), _net.Parameters.Pack(0));
        _latents = new LatentSource(context, modality);
    }

    /// <summary>The mean squared error of the velocity for scenes under conditions [n, queries, width].</summary>
    public Tensor Forward(IReadOnlyList<Scene> scenes, Tensor conditions, StepRandom random)
    {
        Tensor cells = _latents.Cells(scenes, random.Random);
        Tensor noise = random.Normal(cells.shape);
        Tensor time = random.Normal(scenes.Count).sigmoid();
        return DiffusionTraining.VelocityError(_net, cells, noise, time, conditions);
    }
}
