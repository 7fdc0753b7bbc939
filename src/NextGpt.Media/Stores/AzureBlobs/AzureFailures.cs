using Azure;
using Azure.Identity;

namespace NextGpt.Media.Stores.AzureBlobs;

/// <summary>Turns the errors of Azure's clients into the store's.</summary>
internal static class AzureFailures
{
    /// <summary>Maps an error; none if it is none of the storage's.</summary>
    public static StoreException? Map(string name, Exception error) => error switch
    {
        RequestFailedException e => Make(Kind(e), name, e.Status, e.ErrorCode, e),
        AuthenticationFailedException { InnerException: RequestFailedException e } when Kind(e) == StoreFailure.Transient => Make(StoreFailure.Transient, name, e.Status, null, error),
        AuthenticationFailedException => Make(StoreFailure.Denied, name, 0, "NoToken", error),
        AggregateException { InnerExceptions: [RequestFailedException e, ..] } => Map(name, e),
        IOException or HttpRequestException or OperationCanceledException => Make(StoreFailure.Transient, name, 0, null, error),
        _ => null,
    };

    /// <summary>Calls the storage.</summary>
    public static async Task<T> GuardAsync<T>(string name, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && Map(name, e) is { } mapped)
        {
            throw mapped;
        }
    }

    /// <summary>Tells whether a condition on a write was not met, or the thing is not there any more.</summary>
    public static bool WasOvertaken(this RequestFailedException error) => error.Status is 404 or 412 || error.Exists();

    /// <summary>Tells whether a write was refused because the blob exists.</summary>
    public static bool Exists(this RequestFailedException error) => error is { Status: 409, ErrorCode: "BlobAlreadyExists" };

    /// <summary>Tells whether there is no container yet.</summary>
    public static bool LacksContainer(this RequestFailedException error) => error is { Status: 404, ErrorCode: "ContainerNotFound" };

    // Status 0: there was no answer. A container that is being deleted can be made again later.
    private static StoreFailure Kind(RequestFailedException error) => error.Status switch
    {
        0 or 408 or 429 or >= 500 => StoreFailure.Transient,
        401 or 403 => StoreFailure.Denied,
        404 => StoreFailure.NotFound,
        409 when error.ErrorCode is "ContainerBeingDeleted" or "OperationTimedOut" => StoreFailure.Transient,
        409 or 412 => StoreFailure.Conflict,
        _ => StoreFailure.Refused,
    };

    private static StoreException Make(StoreFailure failure, string name, int status, string? code, Exception error)
    {
        string what = status == 0 ? code ?? "no answer" : $"{status} {code}".TrimEnd();
        return new StoreException(failure, name, $"Blob Storage: {what}", "success", error);
    }
}
