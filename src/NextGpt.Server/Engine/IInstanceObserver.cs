namespace NextGpt.Server.Engine;

/// <summary>Hears of changes, after they cannot be lost any more. Called on the engine's own thread of control: it must be quick.</summary>
public interface IInstanceObserver
{
    /// <summary>An instance changed its status or custom status.</summary>
    /// <param name="state">How it stands now.</param>
    public void OnChanged(InstanceState state);
}
