using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;

namespace NextGpt.Export.LanguageModels;

/// <summary>A layer's cache: keys and values, [batch, kv heads, positions, head].</summary>
internal sealed record KeyValueCache(Value Key, Value Value);

/// <summary>Causal attention with rotary positions over a cache. What every layer shares is computed once, when it is made.</summary>
internal abstract class DecoderAttention
{
    /// <summary>The multiple that the fused operator wants the width of a head to be.</summary>
    public const int FusedHeadMultiple = 16;

    /// <summary>Chooses the operator: the fused one where its kernels take the width of a head.</summary>
    public static DecoderAttention Create(LanguageModelConfiguration configuration, Value mask, Value embeddings, bool? fused) =>
        fused ?? (configuration.HeadDimension % FusedHeadMultiple == 0)
            ? new FusedDecoderAttention(configuration, mask)
            : new PlainDecoderAttention(configuration, mask, embeddings);

    /// <summary>Attends.</summary>
    /// <param name="query">[batch, sequence, heads x head].</param>
    /// <param name="key">[batch, sequence, kv heads x head].</param>
    /// <param name="value">Like <paramref name="key"/>.</param>
    /// <param name="past">The cache so far.</param>
    /// <returns>[batch, sequence, heads x head], and the cache with these positions.</returns>
    public abstract (Value Attended, KeyValueCache Present) Attend(Value query, Value key, Value value, KeyValueCache past);
}
