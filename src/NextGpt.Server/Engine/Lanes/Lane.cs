namespace NextGpt.Server.Engine.Lanes;

/// <summary>What an activity takes most of.</summary>
public enum Lane
{
    /// <summary>The model. A cancel stops what is in this lane.</summary>
    Model,

    /// <summary>Somebody else's time: a receiver that may be slow or gone. Neither jobs nor storage wait for it.</summary>
    Notice,

    /// <summary>Storage or the network. A cancel lets it finish.</summary>
    Io,
}
