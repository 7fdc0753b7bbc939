namespace NextGpt.Training.World.Verification.Pictures;

/// <summary>A connected set of pixels that differ from the background.</summary>
internal sealed class Blob
{
    private const int Side = Plane.Side;

    // Two shapes of a pair that touch measure 58 pixels or more together, a lone one 31 at most.
    private const int LongestAlone = 40;

    private readonly bool[] _members = new bool[Side * Side];

    public Blob(List<int> pixels)
    {
        Pixels = pixels;
        pixels.ForEach(p => _members[p] = true);
        Left = pixels.Min(p => p % Side);
        Right = pixels.Max(p => p % Side);
        Top = pixels.Min(p => p / Side);
        Bottom = pixels.Max(p => p / Side);
    }

    public List<int> Pixels { get; }

    public int Left { get; }

    public int Right { get; }

    public int Top { get; }

    public int Bottom { get; }

    public bool Contains(int pixel) => _members[pixel];

    /// <summary>All blobs of a mask, touching shapes taken apart.</summary>
    /// <param name="mask">[64 x 64]; cleared.</param>
    public static List<Blob> Find(bool[] mask)
    {
        List<Blob> blobs = [];
        Stack<int> open = new();
        Span<int> neighbours = stackalloc int[4];
        for (int seed = 0; seed < mask.Length; seed++)
        {
            if (!mask[seed])
            {
                continue;
            }

            List<int> pixels = [];
            mask[seed] = false;
            open.Push(seed);
            while (open.TryPop(out int pixel))
            {
                pixels.Add(pixel);
                foreach (int neighbour in neighbours[..Neighbours(pixel, neighbours)])
                {
                    if (mask[neighbour])
                    {
                        mask[neighbour] = false;
                        open.Push(neighbour);
                    }
                }
            }

            blobs.AddRange(new Blob(pixels).TakenApart());
        }

        return blobs;
    }

    /// <summary>The pixels whose four neighbours all belong to the blob.</summary>
    public List<int> Inner()
    {
        int[] neighbours = new int[4];
        return Pixels.FindAll(pixel =>
        {
            int count = Neighbours(pixel, neighbours);
            return count == 4 && neighbours.All(n => _members[n]);
        });
    }

    private static int Neighbours(int pixel, Span<int> neighbours)
    {
        int count = 0;
        int x = pixel % Side;
        if (x > 0)
        {
            neighbours[count++] = pixel - 1;
        }

        if (x < Side - 1)
        {
            neighbours[count++] = pixel + 1;
        }

        if (pixel >= Side)
        {
            neighbours[count++] = pixel - Side;
        }

        if (pixel < Side * (Side - 1))
        {
            neighbours[count++] = pixel + Side;
        }

        return count;
    }

    private IEnumerable<Blob> TakenApart()
    {
        int width = Right - Left + 1;
        int height = Bottom - Top + 1;
        if (Math.Max(width, height) <= LongestAlone)
        {
            return [this];
        }

        Func<int, int> along = width >= height ? p => p % Side : p => p / Side;
        int start = width >= height ? Left : Top;
        int length = Math.Max(width, height);
        int[] profile = new int[length];
        Pixels.ForEach(p => profile[along(p) - start]++);
        int cut = Enumerable.Range(length * 3 / 10, length * 4 / 10).MinBy(i => profile[i]) + start;
        return [new Blob(Pixels.FindAll(p => along(p) < cut)), new Blob(Pixels.FindAll(p => along(p) >= cut))];
    }
}
