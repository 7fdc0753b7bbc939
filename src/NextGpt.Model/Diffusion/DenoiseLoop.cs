using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using NextGpt.Model.Bundles.Manifest;
using NextGpt.Model.Diffusion.Schedulers;
using NextGpt.Model.Randomness;
using NextGpt.Model.Sessions;

namespace NextGpt.Model.Diffusion;

/// <summary>
/// From noise to a latent: classifier-free guidance with the unguided and the guided half in one batch, in that order; every run reads and
/// writes the same memory through I/O binding. The same seed, bundle, device and number of threads give the same bytes.
/// </summary>
internal static class DenoiseLoop
{
    public static GraphContract Contract(DecoderManifest decoder) => new(
        [
            new TensorContract("sample", [-1, .. decoder.LatentShape]),
            new TensorContract("timestep", -1) { Kind = TensorKind.Timesteps },
            new TensorContract(decoder.ConditionInput, decoder.ConditionInput == "class_labels" ? [-1, -1] : [-1, -1, -1]),
        ],
        [new TensorContract("out_sample", [-1, .. decoder.LatentShape])]);

    /// <summary>Makes a latent.</summary>
    /// <param name="denoiser">The graph.</param>
    /// <param name="decoder">Its manifest.</param>
    /// <param name="condition">The condition, [queries, width].</param>
    /// <param name="unconditional">The condition of the empty text, of the same shape.</param>
    /// <param name="width">The width of a row of the condition.</param>
    /// <param name="settings">Seed, steps, guidance.</param>
    /// <param name="progress">Hears the steps done and the steps there are, after each.</param>
    /// <param name="cancellationToken">Ends the loop within one step.</param>
    /// <returns>The latent, in the decoder's latent shape, not yet divided by its scaling.</returns>
    public static float[] Run(
        GraphSession denoiser,
        DecoderManifest decoder,
        float[] condition,
        float[] unconditional,
        int width,
        DiffusionSettings settings,
        Action<int, int>? progress,
        CancellationToken cancellationToken)
    {
        var scheduler = NoiseScheduler.Create(decoder.Scheduler, settings.Steps);
        bool guided = settings.Guidance != 1;
        int batch = guided ? 2 : 1;
        int size = decoder.LatentShape.Aggregate(1, (a, b) => a * b);
        var sample = new float[size];
        new SeededRandom(settings.Seed).FillGaussian(sample);
        TensorPrimitives.Multiply(sample, scheduler.InitialNoiseSigma, sample);

        var input = new float[batch * size];
        var output = new float[batch * size];
        float[] conditions = guided ? [.. unconditional, .. condition] : condition;
        long[] latentShape = [batch, .. decoder.LatentShape.Select(d => (long)d)];
        long[] conditionShape = decoder.ConditionInput == "class_labels" ? [batch, condition.Length] : [batch, condition.Length / width, width];
        using OrtIoBinding binding = denoiser.CreateBinding();
        using OrtValue inputValue = OrtValue.CreateTensorValueFromMemory(input, latentShape);
        using OrtValue outputValue = OrtValue.CreateTensorValueFromMemory(output, latentShape);
        using OrtValue conditionValue = OrtValue.CreateTensorValueFromMemory(conditions, conditionShape);
        using TimestepTensor timestep = new(denoiser.Inputs["timestep"], batch);
        binding.BindInput(decoder.ConditionInput, conditionValue);
        binding.BindOutput("out_sample", outputValue);
        Span<float> first = output.AsSpan(0, size);
        for (int step = 0; step < scheduler.Timesteps.Count; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            scheduler.ScaleInput(step, sample, input.AsSpan(0, size));
            timestep.Set(scheduler.Timesteps[step]);
            if (guided)
            {
                input.AsSpan(0, size).CopyTo(input.AsSpan(size));
            }

            // Bound anew at each step: on a GPU it is the binding that copies.
            binding.BindInput("sample", inputValue);
            binding.BindInput("timestep", timestep.Value);
            denoiser.Run(binding, cancellationToken);
            if (guided)
            {
                Span<float> second = output.AsSpan(size);
                TensorPrimitives.Subtract(second, first, second);
                TensorPrimitives.MultiplyAdd(second, settings.Guidance, first, first);
            }

            scheduler.Advance(step, first, sample);
            progress?.Invoke(step + 1, scheduler.Timesteps.Count);
        }

        return sample;
    }

    /// <summary>The timestep in the type and shape that a graph takes it: float or int64; one number, or one for each of the batch.</summary>
    private sealed class TimestepTensor : IDisposable
    {
        private readonly float[] _floats;
        private readonly long[] _integers;

        public TimestepTensor(NodeMetadata metadata, int batch)
        {
            int count = metadata.Dimensions.Length == 0 || metadata.Dimensions[0] == 1 ? 1 : batch;
            long[] shape = metadata.Dimensions.Length == 0 ? [] : [count];
            _floats = new float[count];
            _integers = new long[count];
            Value = metadata.ElementDataType == TensorElementType.Float
                ? OrtValue.CreateTensorValueFromMemory(_floats, shape)
                : OrtValue.CreateTensorValueFromMemory(_integers, shape);
        }

        public OrtValue Value { get; }

        public void Set(float timestep)
        {
            Array.Fill(_floats, timestep);
            Array.Fill(_integers, (long)timestep);
        }

        public void Dispose() => Value.Dispose();
    }
}
