using System.Text.Json;
using NextGpt.Media.Images;
using NextGpt.Media.Preprocessing;
using NextGpt.Media.Tests.Reference;
using NextGpt.Media.Videos;

namespace NextGpt.Media.Tests.Preprocessing;

public sealed class VideoPreprocessorTests
{
    private static readonly VisionPreprocessingOptions ImageBind = new();
    private static readonly VisionPreprocessingOptions Plain = ImageBind with { Mean = [0, 0, 0], StandardDeviation = [1, 1, 1] };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Process_ReferenceFrame_EqualsTorch(int index)
    {
        JsonElement reference = ReferenceVectors.Block("video_frame");
        JsonElement recorded = reference.GetProperty("cases")[index];
        RgbImage picture = ReferenceVectors.Picture(recorded.GetProperty("width").GetInt32(), recorded.GetProperty("height").GetInt32());
        FloatTensor tensor = new VideoPreprocessor(Plain).Process(new VideoClip(10, [picture]));

        Assert.Equal([15, 3, 2, 224, 224], tensor.Shape);
        int area = 224 * 224;
        for (int crop = 0; crop < 3; crop++)
        {
            double largest = ReferenceVectors.Largest(recorded.GetProperty("crops")[crop].GetProperty("values").EnumerateArray().SelectMany(v =>
                Enumerable.Range(0, 3).Select(c =>
                    tensor.Values[(((crop * 3) + c) * 2 * area) + (v[1].GetInt32() * 224) + v[0].GetInt32()] - v[2 + c].GetDouble())));
            Assert.InRange(largest, 0, reference.GetProperty("tolerance_abs").GetDouble());
        }
    }

    [Theory]
    [InlineData(10.0, 100, new[] { 0, 19, 20, 39, 40, 59, 60, 79, 80, 99 })]
    [InlineData(25.0, 100, new[] { 0, 49, 13, 62, 25, 74, 38, 87, 50, 99 })]
    [InlineData(10.0, 20, new[] { 0, 19, 0, 19, 0, 19, 0, 19, 0, 19 })]
    [InlineData(10.0, 7, new[] { 0, 6, 0, 6, 0, 6, 0, 6, 0, 6 })]
    [InlineData(10.0, 1, new[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 })]
    [InlineData(0.3, 3, new[] { 0, 0, 1, 1, 2, 2, 2, 2, 2, 2 })]
    public void FrameIndices_FiveClips_AreFirstAndLastOfEach(double rate, int frames, int[] expected)
    {
        VideoPreprocessor preprocessor = new(ImageBind);
        Assert.Equal(expected, Enumerable.Range(0, 5).SelectMany(clip => preprocessor.FrameIndices(frames, rate, clip)));
    }

    [Fact]
    public void FrameIndices_MoreThanTwoFrames_AreSpreadEvenly()
    {
        VideoPreprocessor preprocessor = new(ImageBind with { FramesPerClip = 4, Clips = 1 });
        Assert.Equal([0, 6, 12, 19], preprocessor.FrameIndices(50, 10, 0));
    }

    [Fact]
    public void Process_OneCrop_IsTheCentre()
    {
        VideoClip video = new(4, [ReferenceVectors.Picture(80, 48), ReferenceVectors.Picture(80, 48)]);
        FloatTensor three = new VideoPreprocessor(ImageBind with { Size = 32, Clips = 1 }).Process(video);
        FloatTensor one = new VideoPreprocessor(ImageBind with { Size = 32, Clips = 1, Crops = 1 }).Process(video);
        int view = 3 * 2 * 32 * 32;

        Assert.Equal([1, 3, 2, 32, 32], one.Shape);
        Assert.Equal(three.Values[view..(2 * view)], one.Values);
    }

    [Theory]
    [InlineData(1, 20000)]
    [InlineData(20000, 1)]
    [InlineData(1, 1)]
    public void Process_ExtremeShape_GivesTheSquares(int width, int height)
    {
        FloatTensor tensor = new VideoPreprocessor(ImageBind with { Clips = 1 }).Process(new VideoClip(1, [ReferenceVectors.Picture(width, height)]));
        Assert.Equal([3, 3, 2, 224, 224], tensor.Shape);
    }
}
