using System.Numerics.Tensors;
using NextGpt.Contracts;
using NextGpt.Media.Images;
using NextGpt.Media.Preprocessing;
using NextGpt.Media.Sounds;
using NextGpt.Media.Videos;
using NextGpt.Model.Bundles;
using NextGpt.Model.Bundles.Manifest;
using NextGpt.Model.Encoders;
using NextGpt.Model.Sessions;

namespace NextGpt.Model.Decoding;

/// <summary>From latents to media.</summary>
internal static class LatentDecoding
{
    public static GraphContract DecoderContract(DecoderManifest decoder)
    {
        IReadOnlyList<int> latent = decoder.LatentShape;

        // A latent decoder may be made for any size; what it gives is compared with the manifest when it is there.
        int[] sample = decoder.Modality == Modality.Audio ? [-1, 1, -1, -1] : [-1, 3, -1, -1];
        return new GraphContract([new TensorContract("latent_sample", -1, latent[0], latent[^2], latent[^1])], [new TensorContract("sample", sample)]);
    }

    public static GraphContract VocoderContract() => new([new TensorContract("spectrogram", -1, -1, -1)], [new TensorContract("waveform", -1, -1)]);

    /// <summary>Divides by the scaling, and lays the frames of a video out as a batch: [c, f, h, w] to [f, c, h, w].</summary>
    public static FloatTensor Prepare(DecoderManifest decoder, float[] latent)
    {
        int[] shape = [.. decoder.LatentShape];
        TensorPrimitives.Divide(latent, decoder.LatentScaling, latent);
        if (shape.Length == 3)
        {
            return new FloatTensor(latent, [1, .. shape]);
        }

        (int channels, int frames, int cells) = (shape[0], shape[1], shape[2] * shape[3]);
        var batch = new float[latent.Length];
        for (int c = 0; c < channels; c++)
        {
            for (int f = 0; f < frames; f++)
            {
                latent.AsSpan(((c * frames) + f) * cells, cells).CopyTo(batch.AsSpan(((f * channels) + c) * cells));
            }
        }

        return new FloatTensor(batch, frames, channels, shape[2], shape[3]);
    }

    /// <summary>Makes a picture or a video of [frames, 3, h, w], -1 to 1.</summary>
    public static MediaContent ToPixels(DecoderManifest decoder, FloatTensor sample)
    {
        OutputManifest output = decoder.Output;
        int frames = decoder.Modality == Modality.Video ? output.Frames : 1;
        int[] expected = [frames, 3, output.Height, output.Width];
        Require(sample.Shape.SequenceEqual(expected), "sample", decoder.LatentDecoderFile, expected, sample);
        RgbImage[] images = [.. Enumerable.Range(0, frames).Select(f => ToImage(sample.Values.AsSpan(f * 3 * output.Height * output.Width), output.Width, output.Height))];
        return decoder.Modality == Modality.Video ? new MediaContent(new VideoClip(output.FramesPerSecond, images)) : new MediaContent(images[0]);
    }

    /// <summary>Makes a sound of [1, samples], -1 to 1; what is beyond the length of the output is left out.</summary>
    public static MediaContent ToSound(DecoderManifest decoder, FloatTensor waveform)
    {
        OutputManifest output = decoder.Output;
        Require(waveform.Values.Length >= output.Samples, "waveform", decoder.VocoderFile!, [1, output.Samples], waveform);
        float[] samples = waveform.Values[..output.Samples];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = float.IsNaN(samples[i]) ? 0 : Math.Clamp(samples[i], -1, 1);
        }

        return new MediaContent(new SoundClip(output.SampleRate, samples));
    }

    private static RgbImage ToImage(ReadOnlySpan<float> planes, int width, int height)
    {
        int cells = width * height;
        var pixels = new byte[cells * 3];
        for (int i = 0; i < cells; i++)
        {
            for (int c = 0; c < 3; c++)
            {
                float value = (planes[(c * cells) + i] + 1) * 127.5f;
                pixels[(i * 3) + c] = (byte)Math.Clamp(MathF.Round(float.IsNaN(value) ? 0 : value), 0, 255);
            }
        }

        return new RgbImage(width, height, pixels);
    }

    private static void Require(bool fits, string name, string file, int[] expected, FloatTensor actual)
    {
        if (!fits)
        {
            throw new BundleException($"Output '{name}' of graph '{file}'", $"[{string.Join(", ", expected)}]", $"[{string.Join(", ", actual.Shape)}]");
        }
    }
}
