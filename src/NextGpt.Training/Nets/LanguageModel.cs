using NextGpt.Export.Configurations;
using NextGpt.Training.Parameters;
using TorchSharp;
using static TorchSharp.torch;

namespace NextGpt.Training.Nets;

/// <summary>The LLaMA-style language model, with tied embeddings and optional LoRA; <see cref="LanguageModelConfiguration"/> says its shape.</summary>
internal sealed class LanguageModel
{
    private readonly LanguageModelConfiguration _c;
    private readonly Weight _embedding;
    private readonly LanguageModelLayer[] _layers;
    private readonly Weight _norm;
    private readonly Tensor _cosine;
    private readonly Tensor _sine;
    private Weight? _signals;

    public LanguageModel(LanguageModelConfiguration configuration)
    {
        _c = configuration;
        Parameters = new ParameterSet();
        _embedding = Parameters.Normal("model.embed_tokens.weight", 0.05, _c.VocabularySize, _c.HiddenSize);
        _layers = [.. Enumerable.Range(0, _c.Layers).Select(i => new LanguageModelLayer(Parameters, $"model.layers.{i}", _c))];
        _norm = Parameters.Ones("model.norm.weight", _c.HiddenSize);
        using DisposeScope scope = NewDisposeScope();
        Tensor frequency = exp(arange(0, _c.HeadDimension, 2, dtype: float64) * (-Math.Log(_c.RopeTheta) / _c.HeadDimension));
        Tensor angle = arange(_c.ContextLength, dtype: float64).unsqueeze(1) * frequency.unsqueeze(0);
        Tensor both = cat([angle, angle], 1);
        _cosine = both.cos().to(float32).DetachFromDisposeScope();
        _sine = both.sin().to(float32).DetachFromDisposeScope();
    }

    public ParameterSet Parameters { get; }

    /// <summary>Gets the rows that signal tokens add to the vocabulary, once <see cref="AddSignals"/> was called.</summary>
    public ParameterSet? SignalRows { get; private set; }

    /// <summary>Gets the low-rank adapters, once <see cref="AddLora"/> was called.</summary>
    public ParameterSet? Lora { get; private set; }

    /// <summary>Adds trainable rows behind the vocabulary, for input and output alike.</summary>
    public void AddSignals(int count, int seed)
    {
        SignalRows = new ParameterSet();
        _signals = SignalRows.Normal("signal_rows.weight", 0.05, count, _c.HiddenSize);
        SignalRows.Pack(seed);
    }

    /// <summary>Adds low-rank adapters (Hu et al. 2021) to every projection of every layer.</summary>
    public void AddLora(int rank, double alpha, int seed)
    {
        Lora = new ParameterSet();
        foreach (LanguageModelLayer layer in _layers)
        {
            layer.AddLora(Lora, rank, alpha / rank);
        }

        Lora.Pack(seed);
    }

    /// <summary>Adds the adapters to the weights they stand beside.</summary>
    public void MergeLora()
    {
        using IDisposable _ = no_grad();
        foreach (LanguageModelLayer layer in _layers)
        {
            layer.MergeLora();
        }

        Lora = null;
    }

    /// <summary>Gets or sets the type that the layers' projections are computed in.</summary>
    public ScalarType Products { get; set; } = ScalarType.Float32;

    /// <summary>Gets or sets whether the words' embeddings keep their values while everything else trains.</summary>
    public bool FrozenWords { get; set; }

    /// <summary>Gets the embedding table with the rows of the signal tokens, [vocabulary, hidden].</summary>
    public Tensor Table()
    {
        Tensor words = FrozenWords ? _embedding.Value.detach() : _embedding.Value;
        return _signals is null ? words : cat([words, _signals.Value], 0);
    }

    /// <summary>Embeds ids [n, s] as [n, s, hidden].</summary>
    public Tensor Embed(Tensor ids) => Table().index_select(0, ids.flatten()).view(ids.shape[0], ids.shape[1], _c.HiddenSize);

    /// <summary>Runs the layers over embeddings [n, s, hidden]; gives the states after the final norm.</summary>
    public Tensor Hidden(Tensor embeddings)
    {
        long length = embeddings.shape[1];
        Tensor cosine = _cosine.narrow(0, 0, length);
        Tensor sine = _sine.narrow(0, 0, length);
        Tensor x = embeddings;
        foreach (LanguageModelLayer layer in _layers)
        {
            x = layer.Forward(x, cosine, sine, Products);
        }

        return LanguageModelLayer.RmsNorm(x, _norm.Value, _c.RmsNormEpsilon);
    }

    /// <summary>Gives the logits [.., vocabulary] of states [.., hidden].</summary>
    public Tensor Logits(Tensor hidden) => nn.functional.linear(hidden, Table());
}
