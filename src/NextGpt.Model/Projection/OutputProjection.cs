using NextGpt.Media.Preprocessing;
using NextGpt.Model.Reasoning;
using NextGpt.Model.Sessions;

namespace NextGpt.Model.Projection;

/// <summary>From signal tokens to a decoder's condition.</summary>
internal static class OutputProjection
{
    public static GraphContract Contract(int signals, int hidden) => new(
        [new TensorContract("hidden_states", -1, signals, hidden), new TensorContract("token_embeds", -1, signals, hidden)],
        [new TensorContract("condition", -1, -1, -1)]);

    /// <summary>Projects a group.</summary>
    /// <returns>The condition, [1, queries, width].</returns>
    public static FloatTensor Run(GraphSession projector, SignalGroup group, CancellationToken cancellationToken) => projector.Run(
        "condition",
        cancellationToken,
        ("hidden_states", new FloatTensor(group.HiddenStates, 1, group.Signals, group.HiddenSize)),
        ("token_embeds", new FloatTensor(group.TokenEmbeddings, 1, group.Signals, group.HiddenSize)));
}
