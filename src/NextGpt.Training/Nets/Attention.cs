using static TorchSharp.torch;

namespace NextGpt.Training.Nets;

/// <summary>Multi-head attention over tensors that are projected already.</summary>
internal static class Attention
{
    /// <summary>Self-attention of queries, keys and values stacked in this order, [n, s, 3 w] to [n, s, w].</summary>
    public static Tensor SelfPacked(Tensor packed, int heads, bool causal = false)
    {
        Tensor[] parts = packed.chunk(3, -1);
        return Multi(parts[0], parts[1], parts[2], heads, causal);
    }

    /// <summary>Attention of q [n, s, w] over k, v [n, t, w] to [n, s, w].</summary>
    public static Tensor Multi(Tensor q, Tensor k, Tensor v, int heads, bool causal = false) =>
        Merge(nn.functional.scaled_dot_product_attention(Split(q, heads), Split(k, heads), Split(v, heads), is_casual: causal));

    public static Tensor Split(Tensor x, int heads) => x.view(x.shape[0], x.shape[1], heads, x.shape[2] / heads).transpose(1, 2);

    public static Tensor Merge(Tensor x) => x.transpose(1, 2).reshape(x.shape[0], x.shape[2], x.shape[1] * x.shape[3]);
}
