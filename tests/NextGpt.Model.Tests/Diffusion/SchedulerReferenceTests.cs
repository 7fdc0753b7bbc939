using System.Text.Json;
using NextGpt.Model.Bundles.Manifest;
using NextGpt.Model.Diffusion.Schedulers;

namespace NextGpt.Model.Tests.Diffusion;

/// <summary>The recorded steps of Reference/schedulers.json, whose origin stands in the file.</summary>
public sealed class SchedulerReferenceTests
{
    private static readonly JsonElement Reference = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Reference", "schedulers.json"))).RootElement;

    public static TheoryData<string> Cases => [.. Reference.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Advance_RecordedRun_GivesTheRecordedSamples(string name)
    {
        JsonElement recorded = Reference.GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);
        float tolerance = Reference.GetProperty("tolerance").GetSingle();
        NoiseScheduler scheduler = NoiseScheduler.Create(Manifest(recorded), recorded.GetProperty("steps").GetInt32());

        Assert.Equal(Floats(recorded.GetProperty("timesteps")), scheduler.Timesteps);
        Assert.Equal(recorded.GetProperty("init_noise_sigma").GetSingle(), scheduler.InitialNoiseSigma, 1e-5f);
        float[] sample = [.. Floats(recorded.GetProperty("initial")).Select(x => x * scheduler.InitialNoiseSigma)];
        float[] expected = [.. recorded.GetProperty("samples_after_each_step").EnumerateArray().SelectMany(Floats)];
        var output = new float[sample.Length];
        for (int step = 0; step < scheduler.Timesteps.Count; step++)
        {
            scheduler.ScaleInput(step, sample, output);
            float timestep = scheduler.Timesteps[step];
            for (int i = 0; i < output.Length; i++)
            {
                output[i] = (0.3f * output[i]) + (0.0004f * timestep) - (0.2f * MathF.Cos(2 * output[i]));
            }

            scheduler.Advance(step, output, sample);
            for (int i = 0; i < sample.Length; i++)
            {
                float want = expected[(step * sample.Length) + i];
                Assert.True(MathF.Abs(want - sample[i]) <= tolerance, $"step {step}, value {i}: expected {want}, got {sample[i]}");
            }
        }
    }

    private static SchedulerManifest Manifest(JsonElement recorded)
    {
        JsonElement config = recorded.GetProperty("config");
        string text(string name, string otherwise) => config.TryGetProperty(name, out JsonElement v) ? v.GetString()! : otherwise;
        bool flag(string name, bool otherwise) => config.TryGetProperty(name, out JsonElement v) ? v.GetBoolean() : otherwise;
        return new SchedulerManifest
        {
            Type = recorded.GetProperty("scheduler").GetString() switch
            {
                "DDIMScheduler" => "ddim",
                "PNDMScheduler" => "pndm",
                "EulerDiscreteScheduler" => "euler",
                _ => "dpm-solver++",
            },
            TrainSteps = config.GetProperty("num_train_timesteps").GetInt32(),
            BetaStart = config.GetProperty("beta_start").GetDouble(),
            BetaEnd = config.GetProperty("beta_end").GetDouble(),
            BetaSchedule = text("beta_schedule", "linear"),
            PredictionType = text("prediction_type", "epsilon"),
            TimestepSpacing = text("timestep_spacing", "leading"),
            StepsOffset = config.TryGetProperty("steps_offset", out JsonElement offset) ? offset.GetInt32() : 0,
            SetAlphaToOne = flag("set_alpha_to_one", true),
            ClipSample = flag("clip_sample", false),
            SkipPrkSteps = flag("skip_prk_steps", true),
            UseKarrasSigmas = flag("use_karras_sigmas", false),
        };
    }

    private static IEnumerable<float> Floats(JsonElement array) => array.EnumerateArray().Select(v => v.GetSingle());
}
