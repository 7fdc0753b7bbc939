using NextGpt.Contracts;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Verification;

namespace NextGpt.Training.Evaluation;

/// <summary>A medium that was made where one of its kind was asked for.</summary>
/// <param name="Expected">What was asked for.</param>
/// <param name="Comparison">How it compares.</param>
public sealed record MediaResult(Scene Expected, SceneComparison Comparison)
{
    /// <summary>Gets what it is.</summary>
    public Modality Modality => Expected.Modality;
}
