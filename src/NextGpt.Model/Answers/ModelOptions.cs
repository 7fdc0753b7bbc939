using NextGpt.Model.Bundles;
using NextGpt.Model.Sessions;

namespace NextGpt.Model.Answers;

/// <summary>How a model is loaded and run.</summary>
public sealed record ModelOptions
{
    /// <summary>Gets how graphs are run.</summary>
    public RuntimeOptions Runtime { get; init; } = new();

    /// <summary>Gets how much of the bundle is checked at load.</summary>
    public BundleVerification Verification { get; init; } = BundleVerification.Full;

    /// <summary>Gets how many decoders of one model work side by side, at least 1; without anything else, one of each kind.</summary>
    public int ParallelDecoders { get; init; } = 3;
}
