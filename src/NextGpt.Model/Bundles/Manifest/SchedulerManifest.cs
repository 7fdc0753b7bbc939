namespace NextGpt.Model.Bundles.Manifest;

/// <summary>A noise schedule, in the words of the diffusers library.</summary>
public sealed record SchedulerManifest
{
    /// <summary>Gets the algorithm: <c>ddim</c>, <c>pndm</c>, <c>euler</c>, <c>dpm-solver++</c> or <c>flow-match-euler</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Gets the number of steps that the model was trained on.</summary>
    public int TrainSteps { get; init; } = 1000;

    /// <summary>Gets the first beta; not for flow matching.</summary>
    public double BetaStart { get; init; } = 0.00085;

    /// <summary>Gets the last beta; not for flow matching.</summary>
    public double BetaEnd { get; init; } = 0.012;

    /// <summary>Gets the spacing of the betas: <c>linear</c> or <c>scaled_linear</c>.</summary>
    public string BetaSchedule { get; init; } = "scaled_linear";

    /// <summary>Gets what the model predicts: <c>epsilon</c>, <c>v_prediction</c> or <c>sample</c>; flow matching always predicts a velocity.</summary>
    public string PredictionType { get; init; } = "epsilon";

    /// <summary>Gets how timesteps are chosen: <c>leading</c>, <c>linspace</c> or <c>trailing</c>.</summary>
    public string TimestepSpacing { get; init; } = "leading";

    /// <summary>Gets the number added to each timestep.</summary>
    public int StepsOffset { get; init; }

    /// <summary>Gets a value indicating whether the last step assumes a noiseless sample.</summary>
    public bool SetAlphaToOne { get; init; } = true;

    /// <summary>Gets a value indicating whether the predicted sample is clipped to -1..1 (DDIM).</summary>
    public bool ClipSample { get; init; }

    /// <summary>Gets a value indicating whether PNDM leaves out its Runge-Kutta steps.</summary>
    public bool SkipPrkSteps { get; init; } = true;

    /// <summary>Gets a value indicating whether sigmas follow Karras et al. 2022 (Euler, DPM-Solver++).</summary>
    public bool UseKarrasSigmas { get; init; }

    /// <summary>Gets the shift of the sigmas of flow matching; 1 is none.</summary>
    public double Shift { get; init; } = 1;
}
