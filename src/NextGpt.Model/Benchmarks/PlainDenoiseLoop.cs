using NextGpt.Model.Bundles.Manifest;
using NextGpt.Model.Diffusion;
using NextGpt.Model.Diffusion.Schedulers;
using NextGpt.Model.Randomness;
using NextGpt.Model.Sessions;

namespace NextGpt.Model.Benchmarks;

/// <summary>Denoising as it is first written: two runs a step for guidance, each with arrays of its own. For graphs whose timestep is a row of floats.</summary>
internal static class PlainDenoiseLoop
{
    public static float[] Run(
        GraphSession denoiser, DecoderManifest decoder, float[] condition, float[] unconditional, int width, DiffusionSettings settings, CancellationToken cancellationToken)
    {
        var scheduler = NoiseScheduler.Create(decoder.Scheduler, settings.Steps);
        var sample = new float[decoder.LatentShape.Aggregate(1, (a, b) => a * b)];
        new SeededRandom(settings.Seed).FillGaussian(sample);
        for (int i = 0; i < sample.Length; i++)
        {
            sample[i] *= scheduler.InitialNoiseSigma;
        }

        for (int step = 0; step < scheduler.Timesteps.Count; step++)
        {
            var scaled = new float[sample.Length];
            scheduler.ScaleInput(step, sample, scaled);
            float[] unguided = Predict(denoiser, decoder, scaled, scheduler.Timesteps[step], unconditional, width, cancellationToken);
            float[] guided = Predict(denoiser, decoder, scaled, scheduler.Timesteps[step], condition, width, cancellationToken);
            float[] output = [.. unguided.Zip(guided, (u, g) => u + (settings.Guidance * (g - u)))];
            scheduler.Advance(step, output, sample);
        }

        return sample;
    }

    private static float[] Predict(
        GraphSession denoiser, DecoderManifest decoder, float[] sample, float timestep, float[] condition, int width, CancellationToken cancellationToken) => denoiser.RunPlain(
        ["out_sample"],
        [
            new PlainTensor("sample", sample, null, [1, .. decoder.LatentShape.Select(d => (long)d)]),
            new PlainTensor("timestep", [timestep], null, [1]),
            new PlainTensor(decoder.ConditionInput, condition, null, decoder.ConditionInput == "class_labels" ? [1, width] : [1, condition.Length / width, width]),
        ],
        cancellationToken)[0].Floats!;
}
