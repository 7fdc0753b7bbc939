using Microsoft.ML.OnnxRuntime;
using NextGpt.Export.Autoencoders;
using NextGpt.Export.Configurations;
using NextGpt.Export.Denoisers;
using NextGpt.Export.Graphs;
using NextGpt.Export.LanguageModels;
using NextGpt.Export.Projectors;
using NextGpt.Export.Towers;
using NextGpt.Export.Vocoders;
using NextGpt.Training.Bundling;
using NextGpt.Training.Checkpoints;
using NextGpt.Training.Native;
using NextGpt.Training.Nets;
using NextGpt.Training.Parameters;
using TorchSharp;
using static TorchSharp.torch;
using DenseFloats = Microsoft.ML.OnnxRuntime.Tensors.DenseTensor<float>;
using DenseIntegers = Microsoft.ML.OnnxRuntime.Tensors.DenseTensor<long>;

namespace NextGpt.Training.Tests.Parity;

/// <summary>Every exported graph against the TorchSharp module whose weights it holds, with random weights and the nano dimensions.</summary>
[Collection(LibtorchAlone.Name)]
public sealed class GraphParityTests : IDisposable
{
    // Measured 2026-11: at most 2e-5 in float32 on x86-64; ten times that is the bound.
    private const float Bound = 2e-4f;
    private static readonly NanoConfiguration Nano = NanoConfiguration.Nano;
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".onnx");
    private readonly Generator _random = new(7, CPU);
    private readonly IDisposable _noGrad = no_grad();
    private readonly CollectionPause _pause = new();
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _pause.Dispose();
        _noGrad.Dispose();
        _random.Dispose();
        File.Delete(_path);
    }

    [Fact]
    public void VisionTower_RandomWeights_GivesWhatTheModuleGives()
    {
        Tower net = new(Nano.Vision);
        Shake(net.Parameters);
        Tensor input = Normal(2, 3, 2, 64, 64);
        (Tensor embedding, Tensor patches) = net.Forward(input);
        Dictionary<string, float[]> actual = Run(VisionTowerGraph.Build(Nano.Vision, LiveWeights.Of(net.Parameters)), ("pixel_values", input));
        AssertClose(embedding, actual["embedding"]);
        AssertClose(patches, actual["patch_embeddings"]);
    }

    [Fact]
    public void AudioTower_RandomWeights_GivesWhatTheModuleGives()
    {
        Tower net = new(Nano.Audio);
        Shake(net.Parameters);
        Tensor input = Normal(2, 1, 64, 112);
        (Tensor embedding, Tensor patches) = net.Forward(input);
        Dictionary<string, float[]> actual = Run(AudioTowerGraph.Build(Nano.Audio, LiveWeights.Of(net.Parameters)), ("input_features", input));
        AssertClose(embedding, actual["embedding"]);
        AssertClose(patches, actual["patch_embeddings"]);
    }

    [Fact]
    public void GroupingProjector_RandomWeights_GivesWhatTheModuleGives()
    {
        InputProjectorConfiguration configuration = new(128, 192, Nano.Grouping);
        GroupingProjector net = new(configuration);
        Shake(net.Parameters);
        Tensor input = Normal(2, 16, 128);
        AssertClose(net.Forward(input, null), Run(InputProjectorGraph.Build(configuration, LiveWeights.Of(net.Parameters)), ("embedding", input))["inputs_embeds"]);
    }

    [Fact]
    public void LinearProjector_RandomWeights_GivesWhatTheModuleGives()
    {
        InputProjectorConfiguration configuration = new(128, 192);
        InputProjector net = new(configuration);
        Shake(net.Parameters);
        Tensor embedding = Normal(2, 128);
        AssertClose(net.Forward((embedding, Normal(2, 16, 128)), null), Run(InputProjectorGraph.Build(configuration, LiveWeights.Of(net.Parameters)), ("embedding", embedding))["inputs_embeds"]);
    }

    [Fact]
    public void OutputProjector_RandomWeights_GivesWhatTheModuleGives()
    {
        OutputProjectorConfiguration configuration = new(192, 128, 4, 2, 2, 384, 4, 8, 64);
        OutputProjector net = new(configuration);
        Shake(net.Parameters);
        Tensor hidden = Normal(1, 4, 192);
        Tensor embeddings = Normal(1, 4, 192);
        AssertClose(
            net.Forward(hidden, embeddings),
            Run(OutputProjectorGraph.Build(configuration, LiveWeights.Of(net.Parameters)), ("hidden_states", hidden), ("token_embeds", embeddings))["condition"]);
    }

    [Fact]
    public void PictureDenoiser_RandomWeights_GivesWhatTheModuleGives() => CheckDenoiser(Nano.PictureDenoiser, "encoder_hidden_states", [2, 16, 4, 4], [2, 8, 64]);

    [Fact]
    public void SoundDenoiser_RandomWeights_GivesWhatTheModuleGives() => CheckDenoiser(Nano.SoundDenoiser, "class_labels", [2, 16, 16, 1], [2, 128]);

    [Fact]
    public void VideoDenoiser_RandomWeights_GivesWhatTheModuleGives() => CheckDenoiser(Nano.VideoDenoiser, "encoder_hidden_states", [2, 16, 8, 4, 4], [2, 8, 64]);

    [Fact]
    public void PictureAutoencoder_RandomWeights_GivesWhatTheModuleGives() => CheckAutoencoder(Nano.PictureAutoencoder);

    [Fact]
    public void MelAutoencoder_RandomWeights_GivesWhatTheModuleGives() => CheckAutoencoder(Nano.MelAutoencoder);

    [Fact]
    public void Vocoder_RandomWeights_GivesWhatTheModuleGives()
    {
        Vocoder net = new(Nano.Vocoder);
        net.Parameters.Pack(3);
        net.Parameters["out.bias"].Value.fill_(-6);
        Tensor input = Normal(1, 64, 64) * 0.5;
        AssertClose(net.Forward(input), Run(VocoderGraph.Build(Nano.Vocoder, LiveWeights.Of(net.Parameters)), ("spectrogram", input))["waveform"]);
    }

    [Fact]
    public void LanguageModel_RandomWeights_GivesWhatTheModuleGives()
    {
        LanguageModelConfiguration configuration = Nano.LanguageModel with { VocabularySize = 300 };
        LanguageModel net = new(configuration);
        Shake(net.Parameters);
        Tensor input = Normal(1, 12, 192);
        Tensor hidden = net.Hidden(input);
        NextGpt.Export.Weights.ArrayWeights weights = LiveWeights.Of(net.Parameters);
        weights.Add("lm_head.weight", [300, 192], TensorFile.ToArray(net.Table()));
        OnnxModel graph = LanguageModelGraph.Build(configuration, weights);
        graph.Save(_path);
        using InferenceSession session = new(_path);
        List<NamedOnnxValue> inputs =
        [
            NamedOnnxValue.CreateFromTensor("inputs_embeds", Dense(input)),
            NamedOnnxValue.CreateFromTensor("attention_mask", new DenseIntegers(Enumerable.Repeat(1L, 12).ToArray(), [1, 12])),
            .. session.InputNames.Where(name => name.StartsWith("past_", StringComparison.Ordinal))
                .Select(name => NamedOnnxValue.CreateFromTensor(name, new DenseFloats([1, configuration.KeyValueHeads, 0, configuration.HeadDimension]))),
        ];
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> outputs = session.Run(inputs, ["hidden_states", "logits"]);
        AssertClose(hidden, [.. outputs[0].AsEnumerable<float>()]);
        AssertClose(net.Logits(hidden), [.. outputs[1].AsEnumerable<float>()]);
    }

    private void CheckDenoiser(DenoiserConfiguration configuration, string conditionName, long[] shape, long[] conditionShape)
    {
        Denoiser net = new(configuration);
        Shake(net.Parameters);
        Tensor sample = Normal(shape);
        Tensor condition = Normal(conditionShape);
        Tensor timestep = tensor(new float[] { 900, 37 });
        long cells = shape[2..].Aggregate(1L, (product, side) => product * side);
        Tensor made = net.Forward(sample.view(2, shape[1], cells).transpose(1, 2), timestep, condition).transpose(1, 2).reshape(shape);
        AssertClose(made, Run(DenoiserGraph.Build(configuration, LiveWeights.Of(net.Parameters)), ("sample", sample), ("timestep", timestep), (conditionName, condition))["out_sample"]);
    }

    private void CheckAutoencoder(AutoencoderConfiguration configuration)
    {
        Autoencoder net = new(configuration);
        Shake(net.Encoder);
        Shake(net.Decoder);
        Tensor sample = Normal(2, configuration.Channels, configuration.Height, configuration.Width);
        Tensor cells = net.Encode(sample);
        Tensor latent = cells.transpose(1, 2).reshape(2, configuration.LatentChannels, configuration.LatentHeight, configuration.LatentWidth).contiguous();
        AssertClose(latent, Run(LatentEncoderGraph.Build(configuration, LiveWeights.Of(net.Encoder)), ("sample", sample))["latent"]);
        AssertClose(net.Decode(cells), Run(LatentDecoderGraph.Build(configuration, LiveWeights.Of(net.Decoder)), ("latent_sample", latent))["sample"]);
    }

    private Dictionary<string, float[]> Run(OnnxModel graph, params (string Name, Tensor Value)[] inputs)
    {
        graph.Save(_path);
        using InferenceSession session = new(_path);
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> outputs = session.Run([.. inputs.Select(input => NamedOnnxValue.CreateFromTensor(input.Name, Dense(input.Value)))]);
        return outputs.ToDictionary(output => output.Name, output => output.AsEnumerable<float>().ToArray());
    }

    private static DenseFloats Dense(Tensor value) => new(TensorFile.ToArray(value), [.. value.shape.Select(side => (int)side)]);

    private static void AssertClose(Tensor expected, float[] actual)
    {
        float[] values = TensorFile.ToArray(expected);
        Assert.Equal(values.Length, actual.Length);
        float scale = Math.Max(1, values.Max(Math.Abs));
        Assert.True(values.Max(Math.Abs) > 1e-3, "The module gives nothing but zeros; nothing would be compared.");
        float worst = values.Zip(actual, (a, b) => Math.Abs(a - b)).Max();
        Assert.True(worst <= Bound * scale, $"The largest difference is {worst:G3} at a scale of {scale:G3}; at most {Bound * scale:G3} was expected.");
    }

    // Gates and gains that start at zero or one would hide what they multiply.
    private void Shake(ParameterSet set)
    {
        set.Pack(3);
        set.Flat.add_(randn(set.Count, generator: _random) * 0.05);
    }

    private Tensor Normal(params long[] shape) => randn(shape, generator: _random);
}
