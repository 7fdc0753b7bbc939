using NextGpt.Contracts;
using NextGpt.Training.Foundations;
using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using NextGpt.Training.Stages;
using NextGpt.Training.World.Language;
using static TorchSharp.torch;

namespace NextGpt.Training.Alignment;

/// <summary>The frozen towers with the input projectors in training: scenes to the embeddings that the language model reads.</summary>
internal sealed class MediaEncoder
{
    private readonly TowerInputs _inputs;
    private readonly Tower _vision;
    private readonly Tower _audio;
    private readonly Dictionary<Modality, InputProjector> _projectors;

    /// <summary>Takes the towers that their stages left.</summary>
    public MediaEncoder(StageContext context)
        : this(context, Load(new Tower(context.Configuration.Vision), context.Weights(TowersStage.VisionName)), Load(new Tower(context.Configuration.Audio), context.Weights(TowersStage.AudioName)))
    {
    }

    public MediaEncoder(StageContext context, Tower vision, Tower audio)
    {
        NanoConfiguration c = context.Configuration;
        _inputs = new TowerInputs(c);
        _vision = vision;
        _audio = audio;
        _projectors = SceneDraw.Media.ToDictionary(modality => modality, _ => new InputProjector(c.InputProjector));
        foreach ((Modality modality, InputProjector projector) in _projectors)
        {
            projector.Parameters.Pack(context.Seed + (int)modality);
        }
    }

    /// <summary>Gets the tokens that one medium becomes.</summary>
    public int Tokens => _projectors[Modality.Image].Tokens;

    /// <summary>Gets the parameters of the projector of a modality.</summary>
    public ParameterSet Parameters(Modality modality) => _projectors[modality].Parameters;

    /// <summary>Renders and encodes scenes in their order, [n, tokens, hidden].</summary>
    /// <param name="scenes">At least one.</param>
    /// <param name="random">The step's random numbers.</param>
    /// <param name="training">Whether groups are assigned with noise.</param>
    public Tensor Forward(IReadOnlyList<Scene> scenes, StepRandom random, bool training)
    {
        List<Tensor> parts = [];
        List<long> order = [];
        foreach (Modality modality in SceneDraw.Media)
        {
            int[] numbers = [.. Enumerable.Range(0, scenes.Count).Where(i => scenes[i].Modality == modality)];
            if (numbers.Length > 0)
            {
                float[][] rows = [.. numbers.Select(i => _inputs.Render(scenes[i], random.Random))];
                parts.Add(_projectors[modality].Forward(See(modality, rows, random.Generator), training ? shape => Gumbel(random.Uniform(shape)) : null));
                order.AddRange(numbers.Select(i => (long)i));
            }
        }

        return cat(parts, 0).index_select(0, tensor(order.ToArray()).argsort());
    }

    private static Tower Load(Tower tower, string path)
    {
        ParameterFiles.Load(path, tower.Parameters.Pack(0));
        return tower;
    }

    private static Tensor Gumbel(Tensor uniform) => (uniform.clamp(1e-6, 1 - 1e-6).log() * -1).log() * -1;

    private (Tensor Embedding, Tensor Patches) See(Modality modality, float[][] rows, Generator generator)
    {
        using IDisposable _ = no_grad();
        return modality == Modality.Audio ? _audio.Forward(_inputs.Audio(rows, generator)) : _vision.Forward(_inputs.Vision(rows, generator));
    }
}
