using Microsoft.DurableTask.Client;

namespace NextGpt.Functions.Durable;

/// <summary>
/// The Durable client of the call at hand. The host gives one to each function that asks, and to nothing else; the engine below the
/// routes takes it from here.
/// </summary>
internal sealed class DurableClients
{
    private readonly AsyncLocal<DurableTaskClient?> _current = new();

    /// <summary>Gets the client.</summary>
    /// <exception cref="InvalidOperationException">The function did not ask for one.</exception>
    public DurableTaskClient Current => _current.Value
        ?? throw new InvalidOperationException("No Durable client is here; expected the function to ask for one and to hand it on.");

    /// <summary>Hands a client to all that this call does from now on.</summary>
    public void Use(DurableTaskClient client) => _current.Value = client;
}
