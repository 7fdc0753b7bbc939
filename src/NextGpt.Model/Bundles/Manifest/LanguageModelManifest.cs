namespace NextGpt.Model.Bundles.Manifest;

/// <summary>The language model's graphs and dimensions.</summary>
public sealed record LanguageModelManifest
{
    /// <summary>Gets the decoder graph: inputs_embeds, attention_mask, past_key_values.N.key/value to logits, hidden_states, present.N.key/value.</summary>
    public required string File { get; init; }

    /// <summary>Gets the token embedding graph: input_ids [batch, sequence] to inputs_embeds [batch, sequence, hidden].</summary>
    public required string EmbeddingFile { get; init; }

    /// <summary>Gets the number of layers.</summary>
    public required int Layers { get; init; }

    /// <summary>Gets the number of query heads.</summary>
    public required int Heads { get; init; }

    /// <summary>Gets the number of key and value heads.</summary>
    public required int KeyValueHeads { get; init; }

    /// <summary>Gets the width of a head.</summary>
    public required int HeadDimension { get; init; }

    /// <summary>Gets the width of the hidden states.</summary>
    public required int HiddenSize { get; init; }

    /// <summary>Gets the number of rows of the vocabulary, added tokens included.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Gets the longest sequence in tokens, prompt and answer together.</summary>
    public required int ContextLength { get; init; }
}
