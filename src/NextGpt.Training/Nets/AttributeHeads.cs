using NextGpt.Contracts;
using NextGpt.Training.Parameters;
using NextGpt.Training.World;
using static TorchSharp.torch;

namespace NextGpt.Training.Nets;

/// <summary>Reads a scene's attributes off features: the supervision that teaches towers and text encoder what to keep. Thrown away after training.</summary>
internal sealed class AttributeHeads
{
    private readonly Linear[] _heads;
    private readonly Weight? _queries;
    private readonly Linear? _keyValue;

    /// <summary>Creates heads over flat features, or over tokens that each attribute's query attends to.</summary>
    public AttributeHeads(ParameterSet set, string prefix, Modality modality, int width, bool tokens)
    {
        IReadOnlyList<int> classes = SceneLabels.Classes(modality);
        _heads = [.. classes.Select((count, i) => set.Linear($"{prefix}.{i}", width, count))];
        if (tokens)
        {
            _queries = set.Normal(prefix + ".queries", 1, 1, classes.Count, width);
            _keyValue = set.Linear(prefix + ".kv", width, 2 * width, gain: 3);
        }
    }

    /// <summary>The summed cross-entropy of features [n, w] or tokens [n, t, w] against labels [n][attribute], and the share of right attributes.</summary>
    public (Tensor Loss, double Right) Forward(Tensor features, int[][] labels)
    {
        if (_queries is not null)
        {
            Tensor[] keyValue = _keyValue!.Forward(features).chunk(2, -1);
            features = Attention.Multi(_queries.Value.expand(features.shape[0], -1, -1), keyValue[0], keyValue[1], 4);
        }

        Tensor? loss = null;
        long right = 0;
        for (int i = 0; i < _heads.Length; i++)
        {
            Tensor logits = _heads[i].Forward(_queries is null ? features : features.select(1, i));
            Tensor target = tensor([.. labels.Select(label => (long)label[i])]);
            Tensor entropy = nn.functional.cross_entropy(logits, target);
            loss = loss is null ? entropy : loss + entropy;
            right += logits.argmax(-1).eq(target).sum().item<long>();
        }

        return (loss!, (double)right / (labels.Length * _heads.Length));
    }
}
