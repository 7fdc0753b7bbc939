namespace NextGpt.Functions.Hosting;

/// <summary>Who can reach an instance, and so who has to say who they are.</summary>
public enum AppCallers
{
    /// <summary>Programs of this machine; others are refused, unless they have a key.</summary>
    Local,

    /// <summary>Whoever is in the same network; who must not come in is kept out by it.</summary>
    Network,

    /// <summary>Whoever the platform in front let in; it says in headers who they are, and takes these away from everybody else.</summary>
    Platform,
}
