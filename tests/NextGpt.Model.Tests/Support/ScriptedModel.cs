using NextGpt.Model.Reasoning;

namespace NextGpt.Model.Tests.Support;

/// <summary>A language model whose scores a function gives; its hidden state is the position, its embedding the id.</summary>
internal sealed class ScriptedModel(int vocabulary, Action<ScriptedModel.Sequence, float[]> score, int context = 128) : ILanguageModel
{
    public int HiddenSize => 2;

    public int VocabularySize => vocabulary;

    public int ContextLength => context;

    public List<int> Read { get; } = [];

    private Action<Sequence, float[]> Score { get; } = score;

    /// <summary>A model that writes these ids, each at its index of what was written, and then the last one for ever.</summary>
    public static ScriptedModel Writing(params int[] ids) => new(312, (sequence, logits) => logits[ids[Math.Min(sequence.Written, ids.Length - 1)]] = 1);

    public Task<ILanguageModelSequence> BeginAsync(CancellationToken cancellationToken) => Task.FromResult<ILanguageModelSequence>(new Sequence(this));

    internal sealed class Sequence(ScriptedModel model) : ILanguageModelSequence
    {
        private readonly float[] _logits = new float[model.VocabularySize];
        private float[] _hidden = [];
        private float[] _embeddings = [];

        public int Length { get; private set; }

        public int Prompt { get; private set; }

        public int Written => Length - Prompt;

        public Span<float> Logits => _logits;

        public ReadOnlySpan<float> HiddenStates => _hidden;

        public ReadOnlySpan<float> Embeddings => _embeddings;

        public void Embed(ReadOnlySpan<int> ids, Span<float> destination, CancellationToken cancellationToken)
        {
            for (int i = 0; i < ids.Length; i++)
            {
                destination[2 * i] = ids[i];
                destination[(2 * i) + 1] = -ids[i];
            }
        }

        public void Append(ReadOnlySpan<int> ids, CancellationToken cancellationToken)
        {
            var embeddings = new float[2 * ids.Length];
            Embed(ids, embeddings, cancellationToken);
            model.Read.AddRange(ids);
            Take(embeddings, cancellationToken);
        }

        public void Append(ReadOnlySpan<float> embeddings, CancellationToken cancellationToken)
        {
            Prompt = embeddings.Length / 2;
            Take(embeddings.ToArray(), cancellationToken);
        }

        public void Dispose()
        {
        }

        private void Take(float[] embeddings, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _embeddings = embeddings;
            _hidden = [.. Enumerable.Range(0, embeddings.Length / 2).SelectMany(i => new float[] { Length + i, 1 })];
            Length += embeddings.Length / 2;
            Array.Clear(_logits);
            model.Score(this, _logits);
        }
    }
}
