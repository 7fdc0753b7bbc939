using NextGpt.Contracts;
using NextGpt.Model.Encoders;
using NextGpt.Model.Prompts;
using NextGpt.Model.Tokenization;

namespace NextGpt.Model.Reasoning;

/// <summary>
/// The decode loop: reads the prompt, then writes token by token. Once the first token of a signal group is chosen, the rest of the group
/// follows by force, so the whole group is read in one run; a group never begins inside another. Kinds that must be there are forced
/// where the model would stop without them, after the words that lead to them where the bundle has such; kinds that must not are impossible to choose.
/// </summary>
/// <param name="model">The language model.</param>
/// <param name="vocabulary">Its signals and ends.</param>
/// <param name="tokenizer">Its tokenizer.</param>
public sealed class Reasoner(ILanguageModel model, SignalVocabulary vocabulary, ITextTokenizer tokenizer)
{
    /// <summary>Answers a prompt. Runs on the calling thread but for the wait for the model's graphs.</summary>
    /// <param name="request">The prompt and how to answer.</param>
    /// <param name="observer">Hears what is written, or null.</param>
    /// <param name="cancellationToken">Ends the loop within one token.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="ArgumentException">The request contradicts itself or the model.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<ReasoningResult> RunAsync(ReasoningRequest request, IReasoningObserver? observer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.MaxTokens, 1);
        if (request.Prompt.Length + request.MaxTokens > model.ContextLength)
        {
            throw new PromptTooLongException(request.Prompt.Length, request.MaxTokens, model.ContextLength);
        }

        var constraint = new SignalConstraint(vocabulary, request.Rules, request.MaxTokens);
        var sampler = new TokenSampler(request.Sampling);
        CheckMedia(request);
        using ILanguageModelSequence sequence = await model.BeginAsync(cancellationToken).ConfigureAwait(false);
        ReadPrompt(request, sequence, cancellationToken);
        var writer = new AnswerWriter(vocabulary, [.. vocabulary.StopTexts, .. request.Stop], tokenizer, request.Rules.HasText, observer);
        (FinishReason finish, int written, Modality? cut) = Write(request.MaxTokens, sequence, constraint, sampler, writer, observer, cancellationToken);
        writer.EndText();
        return new ReasoningResult(writer.Parts, finish, request.Prompt.Length, written, cut);
    }

    private (FinishReason Finish, int Written, Modality? Cut) Write(
        int maxTokens, ILanguageModelSequence sequence, SignalConstraint constraint, TokenSampler sampler, AnswerWriter writer, IReasoningObserver? observer, CancellationToken cancellationToken)
    {
        int written = 0;
        while (written < maxTokens)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int left = maxTokens - written;
            Modality? group = constraint.MustPay(left) ? constraint.Owed : null;
            if (group is null)
            {
                constraint.Mask(sequence.Logits);
                int id = sampler.Choose(sequence.Logits);
                group = vocabulary.BegunBy(id);
                if (group is { } begun && !constraint.Fits(begun, left))
                {
                    if (constraint.Owed is null)
                    {
                        return (FinishReason.Length, written, begun);
                    }

                    group = constraint.Owed;
                }
                else if (group is null)
                {
                    bool stops = id < 0 || writer.Write(id);
                    if (stops && constraint.Owed is null && !(constraint.TextOwed && id >= 0))
                    {
                        return (FinishReason.Stop, written, null);
                    }

                    if (!stops || constraint.Owed is null)
                    {
                        written++;
                        observer?.OnToken(id);
                        if (writer.HasText)
                        {
                            constraint.AcceptText();
                        }

                        if (written < maxTokens)
                        {
                            sequence.Append([id], cancellationToken);
                        }

                        continue;
                    }

                    ReadOnlySpan<int> opening = constraint.TakeOpening(written, left);
                    if (opening.Length > 0)
                    {
                        written += WriteOpening(opening, sequence, constraint, writer, observer, cancellationToken);
                        continue;
                    }

                    group = constraint.Owed;
                }
            }

            written += WriteGroup(group.Value, sequence, writer, observer, cancellationToken);
            constraint.Accept(group.Value);
        }

        return (FinishReason.Length, written, null);
    }

    private static int WriteOpening(
        ReadOnlySpan<int> ids, ILanguageModelSequence sequence, SignalConstraint constraint, AnswerWriter writer, IReasoningObserver? observer, CancellationToken cancellationToken)
    {
        foreach (int id in ids)
        {
            writer.Write(id);
            observer?.OnToken(id);
        }

        constraint.AcceptText();
        sequence.Append(ids, cancellationToken);
        return ids.Length;
    }

    private int WriteGroup(Modality modality, ILanguageModelSequence sequence, AnswerWriter writer, IReasoningObserver? observer, CancellationToken cancellationToken)
    {
        ReadOnlySpan<int> ids = vocabulary.GroupOf(modality);
        writer.EndText();
        sequence.Append(ids, cancellationToken);
        foreach (int id in ids)
        {
            observer?.OnToken(id);
        }

        // Read as input, every signal token has its hidden state now, the last one included.
        writer.AddGroup(new SignalGroup(writer.NextPart, modality, ids.Length, sequence.HiddenStates.ToArray(), sequence.Embeddings.ToArray()));
        return ids.Length;
    }

    private void CheckMedia(ReasoningRequest request)
    {
        foreach (MediaSegment segment in request.Prompt.Segments.OfType<MediaSegment>())
        {
            if (segment.Medium < 0 || segment.Medium >= request.Media.Count)
            {
                throw new ArgumentException($"Medium {segment.Medium} of the prompt: expected 0 to {request.Media.Count - 1}.", nameof(request));
            }

            EncodedMedia medium = request.Media[segment.Medium];
            if (medium.Positions != segment.Positions || medium.HiddenSize != model.HiddenSize)
            {
                throw new ArgumentException(
                    $"Medium {segment.Medium} of the prompt: expected embeddings [{segment.Positions}, {model.HiddenSize}], found [{medium.Positions}, {medium.HiddenSize}].", nameof(request));
            }
        }
    }

    private void ReadPrompt(ReasoningRequest request, ILanguageModelSequence sequence, CancellationToken cancellationToken)
    {
        int hidden = model.HiddenSize;
        var ids = new int[request.Prompt.Length];
        int position = 0;
        foreach (PromptSegment segment in request.Prompt.Segments)
        {
            if (segment is TokenSegment tokens)
            {
                for (int i = 0; i < tokens.Length; i++)
                {
                    ids[position + i] = tokens.Ids[i];
                }
            }

            position += segment.Length;
        }

        // Slots of media look up id 0; their rows are written over.
        var embeddings = new float[ids.Length * hidden];
        sequence.Embed(ids, embeddings, cancellationToken);
        position = 0;
        foreach (PromptSegment segment in request.Prompt.Segments)
        {
            if (segment is MediaSegment media)
            {
                request.Media[media.Medium].Values.CopyTo(embeddings.AsSpan(position * hidden));
            }

            position += segment.Length;
        }

        sequence.Append(embeddings, cancellationToken);
    }
}
