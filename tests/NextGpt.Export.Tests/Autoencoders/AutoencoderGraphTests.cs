using NextGpt.Export.Autoencoders;
using NextGpt.Export.Configurations;
using NextGpt.Export.Tests.Support;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Tests.Autoencoders;

/// <summary>Against the definition written out in double precision.</summary>
public sealed class AutoencoderGraphTests
{
    // Nothing is square, so that no axis can stand for another.
    private static readonly AutoencoderConfiguration s_configuration = new(3, 8, 12, 4, 3, 5, 32, 2, 1, 2);
    private static readonly AutoencoderConfiguration s_mel = new(1, 16, 10, 4, 10, 6, 32, 1, 1, 2);
    private readonly ArrayWeights _weights = RandomWeights.For(
        21, source => LatentEncoderGraph.Build(s_configuration, source), source => LatentDecoderGraph.Build(s_configuration, source));

    [Fact]
    public void Encoder_RandomWeights_GivesTheDefinition()
    {
        NamedTensor sample = NamedTensor.Of("sample", i => Math.Sin(0.37 * i), 2, 3, 8, 12);

        NamedTensor latent = GraphRun.Once(LatentEncoderGraph.Build(s_configuration, _weights), sample)["latent"];

        Assert.Equal([2, 5, 2, 4], latent.Shape);
        Plain plain = new(_weights);
        for (int item = 0; item < 2; item++)
        {
            double[][] patches =
            [
                .. from row in Enumerable.Range(0, 2) from column in Enumerable.Range(0, 4)
                   select (from c in Enumerable.Range(0, 3) from y in Enumerable.Range(0, 4) from x in Enumerable.Range(0, 3)
                           select (double)sample.Floats[(item * 288) + (c * 96) + (((row * 4) + y) * 12) + (column * 3) + x]).ToArray(),
            ];
            double[][] expected = plain.Linear(Transform(plain.Linear(patches, "encoder.patch_embed"), "encoder", 2, plain), "encoder.proj");
            Near.Equal([.. Plain.Transpose(expected).SelectMany(row => row).Select(value => (float)value)], latent.Floats[(item * 40)..((item + 1) * 40)], 1e-5);
        }
    }

    [Fact]
    public void Decoder_RandomWeights_GivesTheDefinition()
    {
        NamedTensor latent = NamedTensor.Of("latent_sample", i => Math.Cos(0.41 * i), 1, 5, 2, 4);

        NamedTensor sample = GraphRun.Once(LatentDecoderGraph.Build(s_configuration, _weights), latent)["sample"];

        Assert.Equal([1, 3, 8, 12], sample.Shape);
        Plain plain = new(_weights);
        double[][] cells = Plain.Transpose([.. latent.Floats.Chunk(8).Select(row => row.Select(value => (double)value).ToArray())]);
        double[][] patches = plain.Linear(Transform(plain.Linear(cells, "decoder.proj"), "decoder", 1, plain), "decoder.unpatch");
        float[] expected =
        [
            .. from c in Enumerable.Range(0, 3) from y in Enumerable.Range(0, 8) from x in Enumerable.Range(0, 12)
               select (float)patches[(y / 4 * 4) + (x / 3)][(c * 12) + (y % 4 * 3) + (x % 3)],
        ];
        Near.Equal(expected, sample.Floats, 1e-5);
    }

    [Fact]
    public void Decoder_Mel_GivesFramesByMels()
    {
        ArrayWeights weights = RandomWeights.For(22, source => LatentDecoderGraph.Build(s_mel, source));

        NamedTensor sample = GraphRun.Once(LatentDecoderGraph.Build(s_mel, weights, WeightStorage.Int8), NamedTensor.Of("latent_sample", i => i % 3, 3, 6, 4, 1))["sample"];

        Assert.Equal([3, 1, 16, 10], sample.Shape);
    }

    private static double[][] Transform(double[][] x, string name, int blocks, Plain plain)
    {
        x = Plain.Add(x, plain.Rows($"{name}.pos_embed", s_configuration.HiddenSize));
        for (int i = 0; i < blocks; i++)
        {
            x = Plain.Add(x, plain.SelfAttention(plain.LayerNorm(x, $"{name}.blocks.{i}.norm1", 1e-6), $"{name}.blocks.{i}.attn", s_configuration.Heads));
            x = Plain.Add(x, plain.Mlp(plain.LayerNorm(x, $"{name}.blocks.{i}.norm2", 1e-6), $"{name}.blocks.{i}.mlp"));
        }

        return plain.LayerNorm(x, $"{name}.norm", 1e-6);
    }
}
