namespace NextGpt.Pipeline.Errors;

/// <summary>The stable codes of what can go wrong in the pipeline; those of media are in <see cref="Media.MediaErrorCode"/>.</summary>
public static class ErrorCodes
{
    /// <summary>The request contradicts itself or the model.</summary>
    public const string InvalidRequest = "invalid_request";

    /// <summary>The prompt does not fit the model's context.</summary>
    public const string PromptTooLong = "prompt_too_long";

    /// <summary>The model that the job was made for is not the one that runs.</summary>
    public const string ModelUnavailable = "model_unavailable";

    /// <summary>Something that an earlier step stored is gone or damaged.</summary>
    public const string ArtifactMissing = "artifact_missing";

    /// <summary>A stage or the whole job took longer than it may.</summary>
    public const string DeadlineExceeded = "deadline_exceeded";

    /// <summary>The asker stopped it.</summary>
    public const string Canceled = "canceled";

    /// <summary>A store or a remote side does not answer.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>An address that the request names is none that this service calls: not https, or not public.</summary>
    public const string AddressRefused = "address_refused";

    /// <summary>The other side of an address that the request names does not give a medium.</summary>
    public const string RemoteRefused = "remote_refused";

    /// <summary>Somebody refused a notice.</summary>
    public const string WebhookRefused = "webhook_refused";

    /// <summary>The service itself is at fault.</summary>
    public const string Internal = "internal_error";
}
