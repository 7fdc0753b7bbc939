namespace NextGpt.Model.Reasoning;

/// <summary>A language model that goes on from where it is.</summary>
public interface ILanguageModel
{
    /// <summary>Gets the width of embeddings and hidden states.</summary>
    public int HiddenSize { get; }

    /// <summary>Gets the number of token ids.</summary>
    public int VocabularySize { get; }

    /// <summary>Gets the longest sequence in positions.</summary>
    public int ContextLength { get; }

    /// <summary>Begins an empty sequence.</summary>
    /// <param name="cancellationToken">Ends the wait for the model's graphs.</param>
    /// <returns>The sequence; the caller disposes it.</returns>
    public Task<ILanguageModelSequence> BeginAsync(CancellationToken cancellationToken);
}
