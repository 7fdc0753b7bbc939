using NextGpt.Api.Health;
using NextGpt.Pipeline.Models;
using NextGpt.Server.Engine;

namespace NextGpt.Server.Hosting;

/// <summary>Ready is: the model has answered once, and what happens is written down.</summary>
internal sealed class ServerReadiness(LocalModel model, EmbeddedEngine engine) : IReadiness
{
    public string? Obstacle() => engine.Fault is not null ? "The journal cannot be written; expected a restart after its disk is seen to."
        : model.HasAnswered ? null
        : "The model has not answered yet; expected it to in a moment.";
}
