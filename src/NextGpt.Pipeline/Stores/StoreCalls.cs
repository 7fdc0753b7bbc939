using NextGpt.Media.Stores;
using NextGpt.Pipeline.Errors;
using Polly;

namespace NextGpt.Pipeline.Stores;

/// <summary>Calls of a store with the retries around them, and their failures in the pipeline's terms.</summary>
internal static class StoreCalls
{
    public static async Task<T> RunAsync<T>(ResiliencePipeline pipeline, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken) =>
        await pipeline.ExecuteAsync(
            async token =>
            {
                try
                {
                    return await call(token);
                }
                catch (StoreException e)
                {
                    throw Translate(e);
                }
            },
            cancellationToken);

    private static PipelineException Translate(StoreException e) => e switch
    {
        { IsTransient: true } or { Failure: StoreFailure.Conflict } => new TransientException(ErrorCodes.Unreachable, e.Message, e),
        { Failure: StoreFailure.NotFound } => new PermanentException(ErrorCodes.ArtifactMissing, e.Message, e),
        _ => new PermanentException(ErrorCodes.Internal, "The store refused a call.", e),
    };
}
