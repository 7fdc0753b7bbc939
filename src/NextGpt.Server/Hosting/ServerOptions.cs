using System.Net;
using NextGpt.Model.Answers;

namespace NextGpt.Server.Hosting;

/// <summary>What a server is started with; the rest is configuration.</summary>
public sealed record ServerOptions
{
    /// <summary>Gets the folder of the model's bundle.</summary>
    public required string Bundle { get; init; }

    /// <summary>Gets the folder for media, jobs and the journal; it is made when it is missing. One server at a time may have it.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Gets the address to listen on.</summary>
    /// <value>This machine alone by default.</value>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Gets the port to listen on; 0 is any that is free.</summary>
    public int Port { get; init; } = 7071;

    /// <summary>Gets how the model is run.</summary>
    public ModelOptions Model { get; init; } = new();
}
