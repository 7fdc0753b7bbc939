using NextGpt.Media.Images;
using NextGpt.Training.Checkpoints;
using static TorchSharp.torch;

namespace NextGpt.Training.Foundations;

/// <summary>Rendered media as tensors.</summary>
internal static class Batches
{
    /// <summary>Stacks pictures of one size as [n, 3, h, w], -1 to 1.</summary>
    public static Tensor Pictures(IReadOnlyList<RgbImage> pictures)
    {
        int area = pictures[0].Width * pictures[0].Height;
        float[] data = new float[pictures.Count * 3 * area];
        for (int i = 0; i < pictures.Count; i++)
        {
            byte[] pixels = pictures[i].Pixels;
            Span<float> target = data.AsSpan(i * 3 * area, 3 * area);
            for (int p = 0; p < area; p++)
            {
                for (int c = 0; c < 3; c++)
                {
                    target[(c * area) + p] = (pixels[(p * 3) + c] / 127.5f) - 1;
                }
            }
        }

        return tensor(data).view(pictures.Count, 3, pictures[0].Height, pictures[0].Width);
    }

    /// <summary>The pictures of [n, 3, h, w], -1 to 1.</summary>
    public static RgbImage[] Images(Tensor pictures)
    {
        (int count, int height, int width) = ((int)pictures.shape[0], (int)pictures.shape[2], (int)pictures.shape[3]);
        float[] values = TensorFile.ToArray((((pictures + 1) * 127.5).clamp(0, 255).round()).permute(0, 2, 3, 1).contiguous());
        int size = 3 * height * width;
        return [.. Enumerable.Range(0, count).Select(i => new RgbImage(width, height, [.. values.Skip(i * size).Take(size).Select(value => (byte)value)]))];
    }

    /// <summary>Stacks equally long arrays as [n, length].</summary>
    public static Tensor Rows(IReadOnlyList<float[]> rows)
    {
        float[] data = new float[rows.Count * rows[0].Length];
        for (int i = 0; i < rows.Count; i++)
        {
            rows[i].CopyTo(data.AsSpan(i * rows[0].Length));
        }

        return tensor(data).view(rows.Count, rows[0].Length);
    }
}
