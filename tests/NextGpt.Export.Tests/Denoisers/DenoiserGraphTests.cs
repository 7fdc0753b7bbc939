using NextGpt.Export.Configurations;
using NextGpt.Export.Denoisers;
using NextGpt.Export.Tests.Support;
using NextGpt.Export.Weights;

namespace NextGpt.Export.Tests.Denoisers;

/// <summary>Against the definition written out in double precision.</summary>
public sealed class DenoiserGraphTests
{
    private static readonly DenoiserConfiguration s_picture = new(4, 3, 2, 1, 32, 2, 2, 5, 12, ClassCondition: false);
    private static readonly DenoiserConfiguration s_video = new(4, 3, 2, 3, 32, 2, 2, 5, 12, ClassCondition: false);
    private static readonly DenoiserConfiguration s_sound = new(4, 8, 1, 1, 32, 2, 2, 1, 12, ClassCondition: true);

    [Theory]
    [InlineData("picture", WeightStorage.Float32, 5e-5)]
    [InlineData("video", WeightStorage.Float32, 5e-5)]
    [InlineData("sound", WeightStorage.Float32, 5e-5)]
    [InlineData("video", WeightStorage.Float16, 1e-2)]
    [InlineData("video", WeightStorage.Int8, 0.2)]
    public void Build_RandomWeights_GivesTheDefinition(string form, WeightStorage storage, double tolerance)
    {
        DenoiserConfiguration configuration = form switch { "picture" => s_picture, "video" => s_video, _ => s_sound };
        ArrayWeights weights = RandomWeights.For(11, source => DenoiserGraph.Build(configuration, source));
        NamedTensor[] inputs = Inputs(configuration);

        NamedTensor actual = GraphRun.Once(DenoiserGraph.Build(configuration, weights, storage), inputs)["out_sample"];

        Assert.Equal(inputs[0].Shape, actual.Shape);
        PlainDenoiser plain = new(configuration, weights);
        int items = actual.Floats.Length / 2;
        int conditions = inputs[2].Floats.Length / 2;
        for (int item = 0; item < 2; item++)
        {
            float[] expected = plain.Run(
                inputs[0].Floats[(item * items)..((item + 1) * items)], inputs[1].Floats[item], inputs[2].Floats[(item * conditions)..((item + 1) * conditions)]);
            Near.Equal(expected, actual.Floats[(item * items)..((item + 1) * items)], tolerance);
        }
    }

    [Fact]
    public void Build_VideoWithoutTemporalOutput_IsThePictureModelFrameByFrame()
    {
        ArrayWeights weights = RandomWeights.For(12, source => DenoiserGraph.Build(s_video, source));
        ArrayWeights still = new();
        ArrayWeights picture = new();
        foreach (string name in weights.Names)
        {
            weights.TryGetShape(name, out IReadOnlyList<long>? shape);
            float[] data = new Plain(weights).Weight(name);
            bool motion = name.Contains("temporal.proj", StringComparison.Ordinal) || name == "frame_embed" || name.StartsWith("y_frames.fc2", StringComparison.Ordinal);
            still.Add(name, shape!, motion ? new float[data.Length] : data);
            if (!name.Contains("temporal", StringComparison.Ordinal) && name != "frame_embed" && !name.StartsWith("y_frames", StringComparison.Ordinal))
            {
                picture.Add(name, shape!, data);
            }
        }

        NamedTensor[] inputs = Inputs(s_video);
        float[] video = GraphRun.Once(DenoiserGraph.Build(s_video, still), inputs)["out_sample"].Floats;
        NamedTensor middle = NamedTensor.Of("sample", Frame(inputs[0].Floats, 1), 2, 4, 3, 2);
        float[] frame = GraphRun.Once(DenoiserGraph.Build(s_picture, picture), middle, inputs[1], inputs[2])["out_sample"].Floats;

        Near.Equal(frame, Frame(video, 1), 1e-5);
    }

    // Of [2, 4, 3 frames, 3, 2].
    private static float[] Frame(float[] video, int frame) => [.. video.Chunk(6).Where((_, i) => i % 3 == frame).SelectMany(cells => cells)];

    private static NamedTensor[] Inputs(DenoiserConfiguration configuration)
    {
        long[] shape = configuration.Frames == 1
            ? [2, configuration.LatentChannels, configuration.Height, configuration.Width]
            : [2, configuration.LatentChannels, configuration.Frames, configuration.Height, configuration.Width];
        return
        [
            NamedTensor.Of("sample", i => Math.Sin(1.7 * i), shape),
            NamedTensor.Of("timestep", [3.5f, 960], 2),
            configuration.ClassCondition
                ? NamedTensor.Of("class_labels", i => Math.Cos(0.9 * i), 2, configuration.ConditionSize)
                : NamedTensor.Of("encoder_hidden_states", i => Math.Cos(0.9 * i), 2, configuration.ConditionQueries, configuration.ConditionSize),
        ];
    }
}
