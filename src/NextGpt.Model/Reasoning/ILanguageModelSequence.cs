namespace NextGpt.Model.Reasoning;

/// <summary>A sequence that a language model has read, with the keys and values that it remembers of it. For one thread at a time.</summary>
public interface ILanguageModelSequence : IDisposable
{
    /// <summary>Gets the number of positions that were read.</summary>
    public int Length { get; }

    /// <summary>Gets the scores of the next token after the last position, [vocabulary]. The caller may write into them. Valid until the next append.</summary>
    public Span<float> Logits { get; }

    /// <summary>Gets the hidden states after the final norm of the positions appended last, [positions, hidden]. Valid until the next append.</summary>
    public ReadOnlySpan<float> HiddenStates { get; }

    /// <summary>Gets the embeddings of the positions appended last, [positions, hidden]. Valid until the next append.</summary>
    public ReadOnlySpan<float> Embeddings { get; }

    /// <summary>Looks tokens up in the embedding table, without appending them.</summary>
    /// <param name="ids">Token ids, 0 to vocabulary - 1.</param>
    /// <param name="destination">[ids, hidden].</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public void Embed(ReadOnlySpan<int> ids, Span<float> destination, CancellationToken cancellationToken);

    /// <summary>Reads tokens.</summary>
    /// <param name="ids">At least one token id.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public void Append(ReadOnlySpan<int> ids, CancellationToken cancellationToken);

    /// <summary>Reads embeddings, as a prompt with media is made of.</summary>
    /// <param name="embeddings">[positions, hidden], at least one position. Hidden states of the last chunk only may be kept.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public void Append(ReadOnlySpan<float> embeddings, CancellationToken cancellationToken);
}
