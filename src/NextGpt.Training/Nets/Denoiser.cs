using NextGpt.Export.Configurations;
using NextGpt.Training.Parameters;
using static TorchSharp.torch;

namespace NextGpt.Training.Nets;

/// <summary>
/// The diffusion transformer; <see cref="DenoiserConfiguration"/> says its shape. It works on cells, [n, frames x h x w, c]; inside, frames stand in
/// the batch, each with a conditioning vector of its own: what moves has another place in every frame.
/// </summary>
internal sealed class Denoiser
{
    private readonly DenoiserConfiguration _c;
    private readonly Linear _embed;
    private readonly Weight _positions;
    private readonly Weight? _frames;
    private readonly Linear _time0;
    private readonly Linear _time2;
    private readonly Linear _pool;
    private readonly Linear? _frames0;
    private readonly Linear? _frames2;
    private readonly Linear? _rows;
    private readonly DenoiserBlock[] _blocks;
    private readonly Linear _finalModulation;
    private readonly Linear _final;
    private readonly Tensor _frequencies;

    public Denoiser(DenoiserConfiguration configuration)
    {
        _c = configuration;
        int d = _c.HiddenSize;
        Parameters = new ParameterSet();
        _embed = Parameters.Linear("x_embedder", _c.LatentChannels, d);
        _positions = Parameters.Normal("pos_embed", 0.1, 1, _c.Height * _c.Width, d);
        _frames = _c.Frames > 1 ? Parameters.Normal("frame_embed", 0.02, 1, _c.Frames, d) : null;
        _time0 = Parameters.Linear("t_embedder.mlp.0", 256, d);
        _time2 = Parameters.Linear("t_embedder.mlp.2", d, d);
        int pooled = _c.ClassCondition ? _c.ConditionSize : _c.ConditionQueries * _c.ConditionSize;
        _pool = Parameters.Linear("y_pool", pooled, d);
        if (_c.Frames > 1)
        {
            _frames0 = Parameters.Linear("y_frames.fc1", pooled, d / 2);
            _frames2 = Parameters.ZeroLinear("y_frames.fc2", d / 2, _c.Frames * d);
        }

        _rows = _c.ClassCondition ? null : Parameters.Linear("y_embedder", _c.ConditionSize, d);
        _blocks = [.. Enumerable.Range(0, _c.Layers).Select(i => new DenoiserBlock(Parameters, $"blocks.{i}", _c))];
        _finalModulation = Parameters.ZeroLinear("final_layer.adaLN_modulation.1", d, 2 * d);
        _final = Parameters.ZeroLinear("final_layer.linear", d, _c.LatentChannels);
        _frequencies = exp(arange(128, dtype: float32).mul(-Math.Log(10000) / 128)).DetachFromDisposeScope();
    }

    public ParameterSet Parameters { get; }

    /// <summary>Gets the type that the blocks' maps of cells are computed in.</summary>
    public ScalarType Products { get; init; } = ScalarType.Float32;

    /// <summary>Predicts the velocity of cells at a time.</summary>
    /// <param name="cells">[n, frames x h x w, c].</param>
    /// <param name="timestep">[n], 0 to 1000.</param>
    /// <param name="condition">[n, queries, width], or [n, width] for a class condition.</param>
    public Tensor Forward(Tensor cells, Tensor timestep, Tensor condition)
    {
        long n = cells.shape[0];
        Tensor x = _embed.Forward(cells);
        if (_frames is null)
        {
            x = x + _positions.Value;
        }
        else
        {
            x = (x.view(n, _c.Frames, -1, _c.HiddenSize) + _positions.Value.unsqueeze(1) + _frames.Value.unsqueeze(2)).view(n * _c.Frames, -1, _c.HiddenSize);
        }

        Tensor angles = timestep.unsqueeze(1) * _frequencies.unsqueeze(0);
        Tensor time = _time2.Forward(nn.functional.silu(_time0.Forward(Join(angles.cos(), angles.sin()))));
        Tensor pooled = condition.reshape(n, -1);
        Tensor c = time + _pool.Forward(pooled);
        if (_frames0 is not null)
        {
            Tensor frames = _frames2!.Forward(nn.functional.silu(_frames0.Forward(pooled))).view(n, _c.Frames, -1);
            c = (c.unsqueeze(1) + frames).view(n * _c.Frames, -1);
        }

        c = nn.functional.silu(c);
        Tensor? rows = _rows?.Forward(condition);
        foreach (DenoiserBlock block in _blocks)
        {
            x = block.Forward(x, c, rows, Products);
        }

        Tensor[] modulation = _finalModulation.Forward(c).unsqueeze(1).chunk(2, -1);
        return _final.Forward((DenoiserBlock.Plain(x) * (modulation[1] + 1)) + modulation[0]).view(n, -1, _c.LatentChannels);
    }

    private static Tensor Join(Tensor a, Tensor b) => cat([a, b], -1);
}
