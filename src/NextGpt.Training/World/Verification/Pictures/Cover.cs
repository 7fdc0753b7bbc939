namespace NextGpt.Training.World.Verification.Pictures;

/// <summary>How far each pixel around a blob belongs to the object: 0 background, 1 object.</summary>
internal sealed class Cover
{
    /// <summary>What a pixel of another colour holds: it belongs to no shape and counts against all.</summary>
    public const float Alien = -1;

    private const int Margin = 3;

    // In levels, how far a pixel may be off the mixtures of object and background. Two colours of the world are 87 apart or more.
    private const float MostOff = 70;

    private readonly float[] _values;

    /// <summary>Measures the cover.</summary>
    /// <param name="plane">The picture.</param>
    /// <param name="blob">The object.</param>
    /// <param name="others">Other objects, whose pixels do not count for or against this one.</param>
    /// <param name="background">Its colour.</param>
    /// <param name="colour">The object's colour.</param>
    public Cover(Plane plane, Blob blob, IEnumerable<Blob> others, (float R, float G, float B) background, (float R, float G, float B) colour)
    {
        Left = Math.Max(0, blob.Left - Margin);
        Top = Math.Max(0, blob.Top - Margin);
        Width = Math.Min(Plane.Side - 1, blob.Right + Margin) - Left + 1;
        Height = Math.Min(Plane.Side - 1, blob.Bottom + Margin) - Top + 1;
        _values = new float[Width * Height];
        (float r, float g, float b) = (colour.R - background.R, colour.G - background.G, colour.B - background.B);
        float square = (r * r) + (g * g) + (b * b);
        for (int i = 0; i < _values.Length; i++)
        {
            (float pr, float pg, float pb) = plane[((Top + (i / Width)) * Plane.Side) + Left + (i % Width)];
            (pr, pg, pb) = (pr - background.R, pg - background.G, pb - background.B);
            float part = Math.Max(0, ((pr * r) + (pg * g) + (pb * b)) / square);
            float off = ColourReader.Distance((pr, pg, pb), (r * part, g * part, b * part));
            _values[i] = off > MostOff ? Alien : Sharpen(part);
        }

        foreach (Blob other in others)
        {
            Exclude(other, blob);
        }
    }

    public int Left { get; }

    public int Top { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>[height, width]; 0 to 1, or <see cref="Alien"/>; not a number where another object is.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>Steepens the edge: what is left of noise in the plain areas goes, and blurred and sharp edges become alike.</summary>
    public static float Sharpen(float cover) => Math.Clamp((cover * 2) - 0.5f, 0, 1);

    private void Exclude(Blob other, Blob own)
    {
        foreach (int pixel in other.Pixels)
        {
            int x = (pixel % Plane.Side) - Left;
            int y = (pixel / Plane.Side) - Top;
            for (int dy = -2; dy <= 2; dy++)
            {
                for (int dx = -2; dx <= 2; dx++)
                {
                    if ((uint)(x + dx) < (uint)Width && (uint)(y + dy) < (uint)Height && !own.Contains(((y + dy + Top) * Plane.Side) + x + dx + Left))
                    {
                        _values[((y + dy) * Width) + x + dx] = float.NaN;
                    }
                }
            }
        }
    }
}
