using NextGpt.Model.Decoding;
using NextGpt.Model.Randomness;
using NextGpt.Model.Reasoning;

namespace NextGpt.Model.Answers;

/// <summary>One answer in the making.</summary>
internal sealed class AnswerRun(NextGptModel model, AnswerRequest request, IAnswerObserver? observer, TimeProvider time) : IAnswerObserver
{
    private readonly List<Task<AnswerPart>> _media = [];
    private CancellationTokenSource? _stop;
    private long _encoded;

    public async Task<Answer> RunAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _stop = stop;
        long start = time.GetTimestamp();
        _encoded = start;
        CheckDecoders();
        ReasonOutcome outcome;
        long reasoned;
        AnswerPart[] media;
        try
        {
            var reasoning = new ReasonRequest
            {
                Turns = request.Turns,
                MaxTokens = request.MaxTokens,
                Rules = request.Rules,
                Sampling = new SamplingOptions { Temperature = request.Temperature, TopP = request.TopP, TopK = request.TopK, Seed = request.Seed },
            };
            outcome = await model.ReasonAsync(reasoning, this, stop.Token).ConfigureAwait(false);
            reasoned = time.GetTimestamp();
            media = await Task.WhenAll(_media).ConfigureAwait(false);
        }
        catch
        {
            // Nothing of a failed answer goes on working behind the caller's back.
            await stop.CancelAsync().ConfigureAwait(false);
            await ((Task)Task.WhenAll(_media)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        ReasoningResult result = outcome.Result;
        AnswerPart[] parts = [.. result.Parts.Select(p => p.Group is null ? new AnswerPart(p.Index, p.Text, null) : media.Single(m => m.Index == p.Index))];
        var usage = new AnswerUsage(result.PromptTokens, result.CompletionTokens, media.Sum(m => m.Media!.Settings.Steps));
        var timings = new AnswerTimings(time.GetElapsedTime(start, _encoded), time.GetElapsedTime(_encoded, reasoned), time.GetElapsedTime(start));
        return new Answer(parts, result.Finish, [.. Warnings(outcome)], usage, timings, model.Bundle.Digest);
    }

    public void OnToken(int id) => observer?.OnToken(id);

    public void OnText(int part, string delta) => observer?.OnText(part, delta);

    public void OnEncoded(int done, int total)
    {
        _encoded = time.GetTimestamp();
        observer?.OnEncoded(done, total);
    }

    public void OnTextPart(int part, string text)
    {
        observer?.OnTextPart(part, text);
        observer?.OnPart(new AnswerPart(part, text, null));
    }

    public void OnGroup(SignalGroup group)
    {
        observer?.OnGroup(group);
        _media.Add(DecodeAsync(group, _stop!.Token));
    }

    private async Task<AnswerPart> DecodeAsync(SignalGroup group, CancellationToken cancellationToken)
    {
        DecodedMedia media = await model.DecodeAsync(group, OptionsOf(group), (step, steps) => observer?.OnStep(group.Part, step, steps), cancellationToken).ConfigureAwait(false);
        var part = new AnswerPart(group.Part, null, media);
        observer?.OnPart(part);
        return part;
    }

    private DecodeOptions OptionsOf(SignalGroup group) => new()
    {
        Seed = SeededRandom.Derive(request.Seed, group.Part),
        Steps = request.Steps,
        Guidance = request.Guidance,
        DecoderId = request.Decoders.GetValueOrDefault(group.Modality),
    };

    /// <summary>What is wrong with the wishes for media is said before any work is done.</summary>
    private void CheckDecoders()
    {
        new DecodeOptions { Steps = request.Steps, Guidance = request.Guidance }.Validate();
        foreach ((Contracts.Modality modality, string id) in request.Decoders)
        {
            model.Bundle.DecoderFor(modality, id);
        }
    }

    private static IEnumerable<AnswerWarning> Warnings(ReasonOutcome outcome)
    {
        if (outcome.DroppedTurns > 0)
        {
            yield return new AnswerWarning(AnswerWarning.TurnsDropped, $"The {outcome.DroppedTurns} oldest turns did not fit the model's context and were left out.");
        }

        if (outcome.Result.CutGroup is { } cut)
        {
            yield return new AnswerWarning(AnswerWarning.GroupCut, $"The limit of tokens left no room for another {cut.ToString().ToLowerInvariant()}.");
        }
        else if (outcome.Result.Finish == FinishReason.Length)
        {
            yield return new AnswerWarning(AnswerWarning.Length, $"The answer ended at the limit of {outcome.Result.CompletionTokens} tokens.");
        }
    }
}
