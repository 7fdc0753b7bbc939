using NextGpt.Export.Configurations;
using NextGpt.Export.Graphs;
using NextGpt.Export.Tests.Support;
using NextGpt.Export.Towers;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Tests.Towers;

/// <summary>Against ImageBind's own code with small random weights (Vectors/imagebind-tiny.json).</summary>
public sealed class TowerGraphTests : IDisposable
{
    private readonly Vector _vector = new("imagebind-tiny");

    private VisionTowerConfiguration Vision => new(
        _vector.Config("vision", "embed"), _vector.Config("vision", "blocks"), _vector.Config("vision", "heads"), Patch: 14, _vector.Config("vision", "image"), _vector.Config("out"));

    private AudioTowerConfiguration Audio => new(
        _vector.Config("audio", "embed"), _vector.Config("audio", "blocks"), _vector.Config("audio", "heads"), _vector.Config("audio", "kernel"),
        _vector.Config("audio", "stride"), _vector.Config("audio", "mel"), _vector.Config("audio", "frames"), _vector.Config("out"));

    [Theory]
    [InlineData("video", false)]
    [InlineData("image", true)]
    public void Vision_RecordedWeights_GivesTheRecordedEmbedding(string name, bool still)
    {
        Dictionary<string, NamedTensor> outputs = GraphRun.Once(VisionTowerGraph.Build(Vision, _vector.Weights), Pixels(still));

        Assert.Equal([1, 16], outputs["embedding"].Shape);
        Near.Equal(Recorded(name), outputs["embedding"].Floats, _vector.Tolerance);
    }

    [Fact]
    public void Audio_RecordedWeights_GivesTheRecordedEmbedding()
    {
        Dictionary<string, NamedTensor> outputs = GraphRun.Once(AudioTowerGraph.Build(Audio, _vector.Weights), Features());

        Assert.Equal([1, 16], outputs["embedding"].Shape);
        Near.Equal(Recorded("audio"), outputs["embedding"].Floats, _vector.Tolerance);
    }

    [Theory]
    [InlineData(WeightStorage.Float16, 5e-3)]
    [InlineData(WeightStorage.Int8, 5e-2)]
    public void Towers_SmallStorage_StayNear(WeightStorage storage, double tolerance)
    {
        Near.Equal(Recorded("video"), GraphRun.Once(VisionTowerGraph.Build(Vision, _vector.Weights, storage), Pixels(still: false))["embedding"].Floats, tolerance);
        Near.Equal(Recorded("audio"), GraphRun.Once(AudioTowerGraph.Build(Audio, _vector.Weights, storage), Features())["embedding"].Floats, tolerance);
    }

    [Fact]
    public void Towers_PatchEmbeddings_AreOfLengthOneAndFollowTheirBatch()
    {
        NamedTensor one = Pixels(still: true);
        NamedTensor two = NamedTensor.Of("pixel_values", [.. Pixels(still: false).Floats, .. one.Floats], 2, 3, 2, 224, 224);
        using GraphRun run = new(VisionTowerGraph.Build(Vision, _vector.Weights));

        float[] alone = run.Run(one)["patch_embeddings"].Floats;
        NamedTensor both = run.Run(two)["patch_embeddings"];

        Assert.Equal([2, 256, 16], both.Shape);
        Near.Equal(alone, both.Floats[alone.Length..], 1e-6);
        Assert.All(both.Floats.Chunk(16), vector => Assert.InRange(vector.Sum(value => value * value), 0.9999f, 1.0001f));
        Assert.Equal([1, 228, 16], GraphRun.Once(AudioTowerGraph.Build(Audio, _vector.Weights), Features())["patch_embeddings"].Shape);
    }

    [Fact]
    public void Towers_ImageBindHuge_HaveItsShapes()
    {
        OnnxModel vision = VisionTowerGraph.Build(VisionTowerConfiguration.ImageBindHuge, AssumedWeights.Instance);
        OnnxModel audio = AudioTowerGraph.Build(AudioTowerConfiguration.ImageBindHuge, AssumedWeights.Instance);

        Assert.Equal([1280, 3, 2, 14, 14], vision.Parameters["modality_preprocessors.vision.rgbt_stem.proj.1.weight"]);
        Assert.Equal([1, 257, 1280], vision.Parameters["modality_preprocessors.vision.pos_embedding_helper.pos_embed"]);
        Assert.Equal([3840, 1280], vision.Parameters["modality_trunks.vision.blocks.31.attn.in_proj_weight"]);
        Assert.Equal([1, 229, 768], audio.Parameters["modality_preprocessors.audio.pos_embedding_helper.pos_embed"]);
        Assert.Equal([1, 1, 768], audio.Parameters["modality_trunks.audio.blocks.11.attn.bias_k"]);
        Assert.Equal([1024, 768], audio.Parameters["modality_heads.audio.2.weight"]);
    }

    public void Dispose() => _vector.Dispose();

    private static NamedTensor Pixels(bool still) => NamedTensor.Of(
        "pixel_values",
        i =>
        {
            (int x, int y, int t, int c) = (i % 224, i / 224 % 224, still ? 0 : i / (224 * 224) % 2, i / (224 * 224 * 2));
            return Math.Sin((0.1 * (c + 1) * x) + (0.07 * y) + (0.5 * t));
        },
        1, 3, 2, 224, 224);

    private static NamedTensor Features() => NamedTensor.Of(
        "input_features", i => Math.Cos(0.05 * (i % 204) * (1 + (0.01 * (i / 204)))) + (0.3 * Math.Sin(0.2 * (i / 204))), 1, 1, 128, 204);

    private float[] Recorded(string name) => Vector.Floats(_vector.Root.GetProperty("outputs_l2_normalised").GetProperty(name));
}
