using NextGpt.Model.Bundles;
using NextGpt.Model.Bundles.Manifest;
using NextGpt.Model.Sessions;

namespace NextGpt.Model.Reasoning;

/// <summary>A bundle's language model on ONNX Runtime.</summary>
internal sealed class OnnxLanguageModel(Bundle bundle, SessionPool pool) : ILanguageModel
{
    private readonly LanguageModelManifest _manifest = bundle.Manifest.LanguageModel;

    public int HiddenSize => _manifest.HiddenSize;

    public int VocabularySize => _manifest.VocabularySize;

    public int ContextLength => _manifest.ContextLength;

    public async Task<ILanguageModelSequence> BeginAsync(CancellationToken cancellationToken)
    {
        // Neither graph is ever evicted: holding both cannot block anyone. They open side by side.
        Task<SessionLease> embeddingTask = pool.AcquireAsync(_manifest.EmbeddingFile, EmbeddingContract(_manifest), evictable: false, cancellationToken);
        Task<SessionLease> modelTask = pool.AcquireAsync(_manifest.File, ModelContract(_manifest), evictable: false, cancellationToken);
        try
        {
            await Task.WhenAll(embeddingTask, modelTask).ConfigureAwait(false);
            return new OnnxLanguageModelSequence(_manifest, embeddingTask.Result, modelTask.Result);
        }
        catch
        {
            foreach (Task<SessionLease> task in new[] { embeddingTask, modelTask })
            {
                if (task.IsCompletedSuccessfully)
                {
                    task.Result.Dispose();
                }
            }

            throw;
        }
    }

    internal static GraphContract EmbeddingContract(LanguageModelManifest manifest) => new(
        [new TensorContract("input_ids", -1, -1) { Kind = TensorKind.Integers }],
        [new TensorContract("inputs_embeds", -1, -1, manifest.HiddenSize)]);

    internal static GraphContract ModelContract(LanguageModelManifest manifest)
    {
        int[] cache = [-1, manifest.KeyValueHeads, -1, manifest.HeadDimension];
        string[] slots = [.. Enumerable.Range(0, manifest.Layers).SelectMany(i => new[] { $"{i}.key", $"{i}.value" })];
        return new GraphContract(
            [
                new TensorContract("inputs_embeds", -1, -1, manifest.HiddenSize),
                new TensorContract("attention_mask", -1, -1) { Kind = TensorKind.Integers },
                new TensorContract("position_ids", -1, -1) { Kind = TensorKind.Integers, Optional = true },
                .. slots.Select(s => new TensorContract($"past_key_values.{s}", cache) { Kind = TensorKind.Cache }),
            ],
            [
                new TensorContract("logits", -1, -1, manifest.VocabularySize),
                new TensorContract("hidden_states", -1, -1, manifest.HiddenSize),
                .. slots.Select(s => new TensorContract($"present.{s}", cache) { Kind = TensorKind.Cache }),
            ]);
    }
}
