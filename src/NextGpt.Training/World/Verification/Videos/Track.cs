using NextGpt.Training.World.Rendering;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Verification.Videos;

/// <summary>The path of an object: the even, straight movement that fits its places best.</summary>
/// <param name="Right">Speed to the right, in pixels a second.</param>
/// <param name="Down">Speed down.</param>
/// <param name="Unevenness">Root of the mean square distance from that movement, in pixels.</param>
internal readonly record struct Track(double Right, double Down, double Unevenness)
{
    // A video of the world played at a higher rate moves in steps: a fast one strays by up to 2.5 pixels (1.45 in the mean square) and is still even.
    private const double MostUneven = 2.2;
    private const double MostAskew = 0.3;

    // In pixels a second; the slow speed is 8.8.
    private const double Still = 3;

    /// <summary>Fits places over time; fewer than three places make no track.</summary>
    public static Track? Fit(IReadOnlyList<(double Seconds, double X, double Y)> places)
    {
        if (places.Count < 3)
        {
            return null;
        }

        double middle = places.Average(p => p.Seconds);
        double spread = places.Sum(p => (p.Seconds - middle) * (p.Seconds - middle));
        double x = places.Average(p => p.X);
        double y = places.Average(p => p.Y);
        double right = places.Sum(p => (p.Seconds - middle) * (p.X - x)) / spread;
        double down = places.Sum(p => (p.Seconds - middle) * (p.Y - y)) / spread;
        double square = places.Average(p => Square(p.X - x - (right * (p.Seconds - middle))) + Square(p.Y - y - (down * (p.Seconds - middle))));
        return new Track(right, down, Math.Sqrt(square));
        static double Square(double value) => value * value;
    }

    public Direction? Direction
    {
        get
        {
            if (Unevenness > MostUneven || Math.Max(Math.Abs(Right), Math.Abs(Down)) < Still)
            {
                return null;
            }

            if (Math.Abs(Down) <= Math.Abs(Right) * MostAskew)
            {
                return Right > 0 ? Scenes.Direction.Right : Scenes.Direction.Left;
            }

            return Math.Abs(Right) <= Math.Abs(Down) * MostAskew ? Down > 0 ? Scenes.Direction.Down : Scenes.Direction.Up : null;
        }
    }

    public Speed? Speed
    {
        get
        {
            if (Unevenness > MostUneven)
            {
                return null;
            }

            double speed = Math.Sqrt((Right * Right) + (Down * Down));
            foreach (Speed candidate in Enum.GetValues<Speed>())
            {
                double ratio = speed / (PictureGeometry.PixelsPerFrame(candidate) * PictureGeometry.FramesPerSecond);
                if (ratio is >= 0.7 and <= 1.4)
                {
                    return candidate;
                }
            }

            return null;
        }
    }
}
