using NextGpt.Contracts.Jobs;
using NextGpt.Pipeline.Messages;

namespace NextGpt.Pipeline.Activities;

/// <summary>Makes receipts.</summary>
internal static class Receipts
{
    public static JobReceipt Make(AssembleInput input, GenerationRequest request, ReasonedAnswer reasoned)
    {
        DecodeResult[] made = Made(input);
        EncodeSummary encoded = input.Encoded ?? new EncodeSummary(0, 0, 0, 0, 0);
        ReasonResult reason = input.Reasoned!;
        return new JobReceipt
        {
            BundleDigest = input.BundleDigest,
            Seed = input.Seed,
            Finish = reasoned.Finish,
            PromptTokens = reasoned.PromptTokens,
            CompletionTokens = reasoned.CompletionTokens,
            EncodingMs = encoded.EncodeMs,
            ReasoningMs = reason.ReasonMs,
            TotalMs = (input.EndedAt - input.CreatedAt).TotalMilliseconds,
            Media = [.. made.Select(m => m.Made)],
            Inputs = [.. request.Turns.SelectMany(t => t.User.Concat(t.Assistant ?? [])).Where(p => p.Media is not null).Select(p => p.Media!.Sha256).Distinct()],
            Outputs = [.. made.Select(m => m.Media.Sha256)],
            CacheHits = encoded.Cached + made.Count(m => m.Cached),
            Timings = new JobTimings(
                (input.StartedAt - input.CreatedAt).TotalMilliseconds,
                encoded.LoadMs + reason.LoadMs + made.Sum(m => m.LoadMs),
                encoded.EncodeMs,
                reason.ReasonMs,
                made.Sum(Milliseconds),
                encoded.StoreMs + reason.StoreMs + made.Sum(m => m.StoreMs)),
        };
    }

    /// <summary>Adds what a retry made to the receipt of the answer before it.</summary>
    public static JobReceipt Update(JobReceipt before, AssembleInput input, IReadOnlyList<JobPart> parts)
    {
        DecodeResult[] made = Made(input);
        return before with
        {
            Media = [.. before.Media.Where(m => made.All(n => n.Made.Part != m.Part)).Concat(made.Select(m => m.Made)).OrderBy(m => m.Part)],
            Outputs = [.. parts.Where(p => p.Media is not null).Select(p => p.Media!.Sha256)],
            CacheHits = before.CacheHits + made.Count(m => m.Cached),
            Timings = before.Timings is null ? null : before.Timings with
            {
                LoadMs = before.Timings.LoadMs + made.Sum(m => m.LoadMs),
                DecodeMs = before.Timings.DecodeMs + made.Sum(Milliseconds),
                StoreMs = before.Timings.StoreMs + made.Sum(m => m.StoreMs),
            },
        };
    }

    private static DecodeResult[] Made(AssembleInput input) => [.. input.Parts.Where(p => p.Result is not null).Select(p => p.Result!).OrderBy(r => r.Made.Part)];

    private static double Milliseconds(DecodeResult result) => result.Made.ProjectingMs + result.Made.DenoisingMs + result.Made.DecodingMs;
}
