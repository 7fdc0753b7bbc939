namespace NextGpt.Functions.Hosting;

/// <summary>What an instance of the app does.</summary>
public enum AppRole
{
    /// <summary>Everything, on one machine.</summary>
    All,

    /// <summary>HTTP, ingestion, orchestrations and the activities that need no model.</summary>
    Front,

    /// <summary>The activities that run the model, one at a time.</summary>
    Gpu,
}
