using Microsoft.ML.OnnxRuntime;
using NextGpt.Model.Bundles.Manifest;
using NextGpt.Model.Sessions;

namespace NextGpt.Model.Reasoning;

/// <summary>
/// A sequence whose keys and values stay in ONNX Runtime: what one run presents is bound as the past of the next, on the device where it
/// lies. Only embeddings go in, and only logits and hidden states come out, into memory that is used again for every token.
/// </summary>
internal sealed class OnnxLanguageModelSequence : ILanguageModelSequence
{
    /// <summary>Positions of a prompt that are read in one run: bounds the memory of logits, of which only the last row is wanted.</summary>
    private const int ChunkLength = 512;

    private readonly LanguageModelManifest _manifest;
    private readonly SessionLease _embeddingLease;
    private readonly SessionLease _modelLease;
    private readonly OrtIoBinding _embeddingBinding;
    private readonly OrtIoBinding _modelBinding;
    private readonly string[] _pastNames;
    private readonly string[] _presentNames;
    private readonly long[] _ones;
    private readonly bool _takesPositions;
    private readonly StepBuffers _single;
    private StepBuffers _buffers;
    private IDisposableReadOnlyCollection<OrtValue>? _cache;

    /// <summary>Begins an empty sequence; the leases belong to it from now on.</summary>
    public OnnxLanguageModelSequence(LanguageModelManifest manifest, SessionLease embeddingLease, SessionLease modelLease)
    {
        _manifest = manifest;
        _embeddingLease = embeddingLease;
        _modelLease = modelLease;
        _embeddingBinding = embeddingLease.Session.CreateBinding();
        _modelBinding = modelLease.Session.CreateBinding();
        string[] slots = [.. Enumerable.Range(0, manifest.Layers).SelectMany(i => new[] { $"{i}.key", $"{i}.value" })];
        _pastNames = [.. slots.Select(s => $"past_key_values.{s}")];
        _presentNames = [.. slots.Select(s => $"present.{s}")];
        _ones = new long[manifest.ContextLength];
        Array.Fill(_ones, 1);
        _takesPositions = modelLease.Session.Inputs.ContainsKey("position_ids");
        _single = new StepBuffers(manifest, 1);
        _buffers = _single;
    }

    public int Length { get; private set; }

    public Span<float> Logits => _buffers.Logits.AsSpan((_buffers.Positions - 1) * _manifest.VocabularySize);

    public ReadOnlySpan<float> HiddenStates => _buffers.Hidden;

    public ReadOnlySpan<float> Embeddings => _buffers.Embeddings;

    public void Embed(ReadOnlySpan<int> ids, Span<float> destination, CancellationToken cancellationToken)
    {
        int hidden = _manifest.HiddenSize;
        for (int start = 0; start < ids.Length; start += ChunkLength)
        {
            ReadOnlySpan<int> chunk = ids.Slice(start, Math.Min(ChunkLength, ids.Length - start));
            using StepBuffers buffers = new(_manifest, chunk.Length, embeddingOnly: true);
            Embed(chunk, buffers, cancellationToken);
            buffers.Embeddings.CopyTo(destination[(start * hidden)..]);
        }
    }

    public void Append(ReadOnlySpan<int> ids, CancellationToken cancellationToken)
    {
        Require(ids.Length);
        Use(ids.Length);
        Embed(ids, _buffers, cancellationToken);
        Run(cancellationToken);
    }

    public void Append(ReadOnlySpan<float> embeddings, CancellationToken cancellationToken)
    {
        int hidden = _manifest.HiddenSize;
        int positions = embeddings.Length / hidden;
        Require(positions);
        for (int start = 0; start < positions; start += ChunkLength)
        {
            Use(Math.Min(ChunkLength, positions - start));
            embeddings.Slice(start * hidden, _buffers.Positions * hidden).CopyTo(_buffers.Embeddings);
            Run(cancellationToken);
        }
    }

    public void Dispose()
    {
        _modelBinding.Dispose();
        _embeddingBinding.Dispose();
        _cache?.Dispose();
        _buffers.Dispose();
        _single.Dispose();
        _modelLease.Dispose();
        _embeddingLease.Dispose();
    }

    private void Require(int positions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(positions, 1);
        if (Length + positions > _manifest.ContextLength)
        {
            throw new InvalidOperationException($"A sequence of {Length} positions and {positions} more: expected at most {_manifest.ContextLength}, the model's context.");
        }
    }

    private void Use(int positions)
    {
        if (_buffers != _single)
        {
            _buffers.Dispose();
        }

        _buffers = positions == 1 ? _single : new StepBuffers(_manifest, positions);
    }

    private void Embed(ReadOnlySpan<int> ids, StepBuffers buffers, CancellationToken cancellationToken)
    {
        for (int i = 0; i < ids.Length; i++)
        {
            buffers.Ids[i] = ids[i];
        }

        _embeddingBinding.BindInput("input_ids", buffers.IdsValue);
        _embeddingBinding.BindOutput("inputs_embeds", buffers.EmbeddingsValue);
        _embeddingLease.Session.Run(_embeddingBinding, cancellationToken);
    }

    private void Run(CancellationToken cancellationToken)
    {
        int total = Length + _buffers.Positions;
        GraphSession session = _modelLease.Session;
        using OrtValue mask = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, _ones.AsMemory(0, total), [1, total]);
        using OrtValue? positions = _takesPositions ? Positions() : null;
        _modelBinding.BindInput("inputs_embeds", _buffers.EmbeddingsValue);
        _modelBinding.BindInput("attention_mask", mask);
        if (positions is not null)
        {
            _modelBinding.BindInput("position_ids", positions);
        }

        OrtValue? empty = _cache is null ? EmptyCache(session) : null;
        try
        {
            _modelBinding.BindOutput("logits", _buffers.LogitsValue!);
            _modelBinding.BindOutput("hidden_states", _buffers.HiddenValue!);
            for (int i = 0; i < _pastNames.Length; i++)
            {
                _modelBinding.BindInput(_pastNames[i], empty ?? _cache![i + 2]);
                _modelBinding.BindOutputToDevice(_presentNames[i], session.DeviceMemory);
            }

            session.Run(_modelBinding, cancellationToken);

            // In the order of binding: logits, hidden states, then the presents. The handles are this sequence's; the past is done with.
            IDisposableReadOnlyCollection<OrtValue> presents = _modelBinding.GetOutputValues();
            _cache?.Dispose();
            _cache = presents;
            Length = total;
        }
        finally
        {
            empty?.Dispose();
        }
    }

    private OrtValue Positions()
    {
        long[] positions = [.. Enumerable.Range(Length, _buffers.Positions)];
        return OrtValue.CreateTensorValueFromMemory(positions, [1, _buffers.Positions]);
    }

    private OrtValue EmptyCache(GraphSession session) => OrtValue.CreateAllocatedTensorValue(
        OrtAllocator.DefaultInstance, session.Inputs[_pastNames[0]].ElementDataType, [1, _manifest.KeyValueHeads, 0, _manifest.HeadDimension]);

    /// <summary>Memory that runs of one length read and write, pinned for as long as it lives.</summary>
    private sealed class StepBuffers : IDisposable
    {
        public StepBuffers(LanguageModelManifest manifest, int positions, bool embeddingOnly = false)
        {
            Positions = positions;
            Ids = new long[positions];
            Embeddings = new float[positions * manifest.HiddenSize];
            IdsValue = OrtValue.CreateTensorValueFromMemory(Ids, [1, positions]);
            EmbeddingsValue = OrtValue.CreateTensorValueFromMemory(Embeddings, [1, positions, manifest.HiddenSize]);
            if (!embeddingOnly)
            {
                Logits = new float[positions * manifest.VocabularySize];
                Hidden = new float[positions * manifest.HiddenSize];
                LogitsValue = OrtValue.CreateTensorValueFromMemory(Logits, [1, positions, manifest.VocabularySize]);
                HiddenValue = OrtValue.CreateTensorValueFromMemory(Hidden, [1, positions, manifest.HiddenSize]);
            }
        }

        public int Positions { get; }

        public long[] Ids { get; }

        public float[] Embeddings { get; }

        public float[] Logits { get; } = [];

        public float[] Hidden { get; } = [];

        public OrtValue IdsValue { get; }

        public OrtValue EmbeddingsValue { get; }

        public OrtValue? LogitsValue { get; }

        public OrtValue? HiddenValue { get; }

        public void Dispose()
        {
            IdsValue.Dispose();
            EmbeddingsValue.Dispose();
            LogitsValue?.Dispose();
            HiddenValue?.Dispose();
        }
    }
}
