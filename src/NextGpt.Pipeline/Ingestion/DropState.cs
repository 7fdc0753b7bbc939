namespace NextGpt.Pipeline.Ingestion;

/// <summary>Where an upload stands.</summary>
public enum DropState
{
    /// <summary>Something of it is missing or may still grow, or the service cannot take it now: look again.</summary>
    Waiting,

    /// <summary>Its job is at work: look again.</summary>
    Working,

    /// <summary>Its answer, or what is wrong with it, is in the outbox.</summary>
    Done,
}
