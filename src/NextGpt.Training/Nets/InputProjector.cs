using NextGpt.Export.Configurations;
using NextGpt.Training.Parameters;
using static TorchSharp.torch;

namespace NextGpt.Training.Nets;

/// <summary>The projection from a tower into the language model: NExT-GPT's linear one (the tower's embedding to one token) or its grouping one (patches to several).</summary>
internal sealed class InputProjector
{
    private readonly GroupingProjector? _grouping;
    private readonly Linear? _linear;

    public InputProjector(InputProjectorConfiguration c)
    {
        Tokens = c.Tokens;
        if (c.Grouping is null)
        {
            Parameters = new ParameterSet();
            Weight weight = Parameters.Normal("weight", 0.1, c.HiddenSize, c.EmbeddingSize);
            _linear = new Linear(weight, Parameters.Zeros("bias", c.HiddenSize));
        }
        else
        {
            _grouping = new GroupingProjector(c);
            Parameters = _grouping.Parameters;
        }
    }

    /// <summary>Gets the tokens that one medium becomes.</summary>
    public int Tokens { get; }

    public ParameterSet Parameters { get; }

    /// <summary>Projects what a tower gives, embedding [n, e] and patches [n, p, e], to [n, tokens, hidden].</summary>
    /// <param name="seen">The tower's output.</param>
    /// <param name="noise">Gives Gumbel noise for the assignment to groups in training; null at inference.</param>
    public Tensor Forward((Tensor Embedding, Tensor Patches) seen, Func<long[], Tensor>? noise) =>
        _linear is null ? _grouping!.Forward(seen.Patches, noise) : _linear.Forward(seen.Embedding).unsqueeze(1);
}
