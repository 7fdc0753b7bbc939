using NextGpt.Export.Configurations;
using NextGpt.Training.Parameters;
using static TorchSharp.torch;

namespace NextGpt.Training.Nets;

/// <summary>NExT-GPT's transformer output projector under the names of the released checkpoint.</summary>
internal sealed class OutputProjector
{
    private readonly Weight _queries;
    private readonly Linear _fc;
    private readonly OutputProjectorLayer[] _encoder;
    private readonly LayerNorm _encoderNorm;
    private readonly OutputProjectorLayer[] _decoder;
    private readonly LayerNorm _decoderNorm;
    private readonly Linear _model;

    public OutputProjector(OutputProjectorConfiguration c)
    {
        Parameters = new ParameterSet();
        _queries = Parameters.Normal("query_embs", 0.5, 1, c.Queries, c.Width);
        _fc = Parameters.Linear("fc", c.HiddenSize, c.Width);
        _encoder = [.. Enumerable.Range(0, c.EncoderLayers).Select(i => new OutputProjectorLayer(Parameters, $"tfm.encoder.layers.{i}", c, false))];
        _encoderNorm = Parameters.LayerNorm("tfm.encoder.norm", c.Width, 1e-5);
        _decoder = [.. Enumerable.Range(0, c.DecoderLayers).Select(i => new OutputProjectorLayer(Parameters, $"tfm.decoder.layers.{i}", c, true))];
        _decoderNorm = Parameters.LayerNorm("tfm.decoder.norm", c.Width, 1e-5);
        _model = Parameters.Linear("model", c.Width, c.ConditionSize);
    }

    public ParameterSet Parameters { get; }

    /// <summary>Projects the states and embeddings of signal tokens, both [n, signals, hidden], to conditions [n, queries, width].</summary>
    public Tensor Forward(Tensor hidden, Tensor embeddings)
    {
        Tensor memory = _fc.Forward(hidden + embeddings);
        foreach (OutputProjectorLayer layer in _encoder)
        {
            memory = layer.Forward(memory, null);
        }

        memory = _encoderNorm.Forward(memory);
        Tensor y = _queries.Value.expand(hidden.shape[0], -1, -1);
        foreach (OutputProjectorLayer layer in _decoder)
        {
            y = layer.Forward(y, memory);
        }

        return _model.Forward(_decoderNorm.Forward(y));
    }
}
