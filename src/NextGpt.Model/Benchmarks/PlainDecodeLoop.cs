using NextGpt.Model.Bundles.Manifest;
using NextGpt.Model.Sessions;

namespace NextGpt.Model.Benchmarks;

/// <summary>Greedy decoding as it is first written: each run takes and gives managed arrays, the whole cache among them.</summary>
internal static class PlainDecodeLoop
{
    public static int[] Run(GraphSession embedding, GraphSession model, LanguageModelManifest manifest, IReadOnlyList<int> prompt, int tokens, CancellationToken cancellationToken)
    {
        string[] slots = [.. Enumerable.Range(0, manifest.Layers).SelectMany(i => new[] { $"{i}.key", $"{i}.value" })];
        string[] outputs = ["logits", "hidden_states", .. slots.Select(s => $"present.{s}")];
        PlainTensor[] cache = [.. slots.Select(s => new PlainTensor($"past_key_values.{s}", [], null, [1, manifest.KeyValueHeads, 0, manifest.HeadDimension]))];
        var written = new int[tokens];
        int[] next = [.. prompt];
        int total = 0;
        for (int i = 0; i < tokens; i++)
        {
            total += next.Length;
            PlainTensor embedded = embedding.RunPlain(["inputs_embeds"], [new PlainTensor("input_ids", null, [.. next.Select(id => (long)id)], [1, next.Length])], cancellationToken)[0];
            var mask = new PlainTensor("attention_mask", null, [.. Enumerable.Repeat(1L, total)], [1, total]);
            PlainTensor[] results = model.RunPlain(outputs, [embedded, mask, .. cache], cancellationToken);
            cache = [.. results.Skip(2).Zip(cache, (present, past) => present with { Name = past.Name })];
            written[i] = Best(results[0].Floats.AsSpan(^manifest.VocabularySize..));
            next = [written[i]];
        }

        return written;
    }

    private static int Best(ReadOnlySpan<float> logits)
    {
        int best = 0;
        for (int i = 1; i < logits.Length; i++)
        {
            best = logits[i] > logits[best] ? i : best;
        }

        return best;
    }
}
