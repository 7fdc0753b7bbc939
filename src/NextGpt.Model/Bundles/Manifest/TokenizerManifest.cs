namespace NextGpt.Model.Bundles.Manifest;

/// <summary>How text becomes token ids.</summary>
public sealed record TokenizerManifest
{
    /// <summary>Gets the kind: <c>byte-level-bpe</c> (vocab.json and merges.txt) or <c>sentencepiece</c> (tokenizer.model).</summary>
    public required string Type { get; init; }

    /// <summary>Gets the path of vocab.json (byte-level BPE) or of tokenizer.model (sentencepiece).</summary>
    public required string Vocabulary { get; init; }

    /// <summary>Gets the path of merges.txt; byte-level BPE only.</summary>
    public string? Merges { get; init; }

    /// <summary>Gets the id that begins a sequence.</summary>
    public required int BeginOfSequence { get; init; }

    /// <summary>Gets the id that ends an answer.</summary>
    public required int EndOfSequence { get; init; }

    /// <summary>
    /// Gets the tokens that lie outside the text vocabulary, with their ids: signal tokens, and any markers of the prompt.
    /// Text of a user is never split into these; only the template and the decoder name them.
    /// </summary>
    public required IReadOnlyDictionary<string, int> AddedTokens { get; init; }

    /// <summary>Gets what is done to a user's text before it is encoded: <c>none</c> or <c>lowercase</c>.</summary>
    public string UserNormalization { get; init; } = "none";
}
