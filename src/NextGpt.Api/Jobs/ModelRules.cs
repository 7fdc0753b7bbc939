using NextGpt.Api.Models;
using NextGpt.Api.Problems;
using NextGpt.Contracts;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Models;
using NextGpt.Contracts.Problems;

namespace NextGpt.Api.Jobs;

/// <summary>Whether a model can answer a request at all.</summary>
internal static class ModelRules
{
    /// <exception cref="ProblemException">It cannot, or there is no such model.</exception>
    public static ModelCard Check(JobRequest request, ModelCatalog models)
    {
        ModelCard model = models.Find(request.Model)
            ?? throw ProblemException.Invalid("model", request.Model, $"one of {string.Join(", ", models.All.Select(m => m.Id))}");
        List<FieldError> errors = [.. Input(request, model), .. Output(request, model), .. Generation(request.Generation ?? new JobGeneration(), model)];
        return errors.Count == 0 ? model : throw ProblemException.Invalid(errors);
    }

    private static IEnumerable<FieldError> Input(JobRequest request, ModelCard model) => request.Input
        .Select((input, i) => (input, i))
        .Where(p => !model.Input.Contains(p.input.Type))
        .Select(p => new FieldError($"input[{p.i}].type", Name(p.input.Type), $"what {model.Id} reads: {Names(model.Input)}"));

    private static IEnumerable<FieldError> Output(JobRequest request, ModelCard model)
    {
        if (request.Modalities is { } wanted)
        {
            if (wanted.FirstOrDefault(m => !model.Output.Contains(m)) is var unknown && unknown != default)
            {
                yield return new FieldError("modalities", Name(unknown), $"what {model.Id} makes: {Names(model.Output)}");
            }

            if (request.Forbid?.FirstOrDefault(wanted.Contains, (Modality)(-1)) is { } both && both != (Modality)(-1))
            {
                yield return new FieldError("forbid", Name(both), "none of 'modalities'");
            }
        }
        else if (request.Forbid is { } forbidden && model.Output.All(forbidden.Contains))
        {
            yield return new FieldError("forbid", Names(forbidden), "at least one kind left to answer in");
        }
    }

    private static IEnumerable<FieldError> Generation(JobGeneration generation, ModelCard model)
    {
        if (generation.MaxTokens >= model.ContextLength)
        {
            yield return new FieldError("generation.max_tokens", $"{generation.MaxTokens}", $"less than {model.ContextLength}, what {model.Id} holds in all");
        }

        foreach ((Modality kind, string id) in generation.Decoders ?? new Dictionary<Modality, string>())
        {
            string[] known = [.. model.Decoders.Where(d => d.Type == kind).Select(d => d.Id)];
            if (!known.Contains(id))
            {
                yield return new FieldError($"generation.decoders.{Name(kind)}", Shown.Of(id), known.Length == 0 ? "none" : $"one of {string.Join(", ", known)}");
            }
        }
    }

    private static string Names(IEnumerable<Modality> kinds) => string.Join(", ", kinds.Select(Name));

    private static string Name(Modality kind) => kind.ToString().ToLowerInvariant();
}
