namespace NextGpt.Pipeline.Orchestration;

/// <summary>The names under which engines know the activities.</summary>
public static class ActivityNames
{
    /// <summary>A medium of the request becomes embeddings.</summary>
    public const string Encode = "encode";

    /// <summary>The language model answers.</summary>
    public const string Reason = "reason";

    /// <summary>A signal group becomes a medium.</summary>
    public const string Decode = "decode";

    /// <summary>Parts become an answer.</summary>
    public const string Assemble = "assemble";

    /// <summary>Somebody is told of the answer.</summary>
    public const string Notify = "notify";

    /// <summary>A notice that nobody took is put aside.</summary>
    public const string DeadLetter = "dead_letter";
}
