using System.Runtime.InteropServices;
using NextGpt.Contracts;
using NextGpt.Export.Weights;
using NextGpt.Model.Bundles;
using NextGpt.Training.Continuation;
using NextGpt.Training.Foundations;
using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using NextGpt.Training.Stages;
using static TorchSharp.torch;

namespace NextGpt.Training.Decoders;

/// <summary>The decoders as they are before they are tuned: those of the bundle that is trained on, or what the stages before have left.</summary>
internal sealed class TrainedDecoders(StageContext context)
{
    private readonly NanoConfiguration _c = context.Configuration;
    private readonly Bundle? _bundle = context.From is null ? null : context.Source();

    /// <summary>Reads a denoiser.</summary>
    public Denoiser Denoiser(Modality modality)
    {
        Denoiser net = new(LatentSource.Denoiser(_c, modality)) { Products = ReducedPrecision.Type };
        Fill(net.Parameters.Pack(context.Seed), bundle => bundle.DecoderFor(modality).DenoiserFile, DiffusionStages.Of(modality));
        return net;
    }

    /// <summary>Reads the latent decoder of pictures into the decoder's half of <paramref name="net"/>.</summary>
    /// <returns>That half.</returns>
    public ParameterSet PictureDecoder(Autoencoder net)
    {
        ParameterSet decoder = net.Decoder.Pack(context.Seed);
        Fill(decoder, bundle => bundle.DecoderFor(Modality.Image).LatentDecoderFile, PictureAutoencoderStage.Name);
        return decoder;
    }

    /// <summary>The condition of the empty caption, [1, queries, width].</summary>
    public Tensor Unconditional(Modality modality)
    {
        if (_bundle is not null)
        {
            byte[] kept = File.ReadAllBytes(_bundle.PathOf(_bundle.DecoderFor(modality).UnconditionalFile));
            return tensor(MemoryMarshal.Cast<byte, float>(kept).ToArray()).view(1, -1, LatentSource.Denoiser(_c, modality).ConditionSize);
        }

        return TextEncoderStage.Unconditional(context, modality);
    }

    private void Fill(ParameterSet set, Func<Bundle, string> file, string stage)
    {
        if (_bundle is null)
        {
            ParameterFiles.Load(context.Weights(stage), set);
        }
        else
        {
            BundleWeights.Fill(set, GraphWeights.Read(_bundle.PathOf(file(_bundle))));
        }
    }
}
