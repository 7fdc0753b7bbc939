using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Rendering;

/// <summary>The world's colours before jitter.</summary>
public static class Palette
{
    /// <summary>How far a channel of a shape's colour strays from its base, in levels.</summary>
    internal const int ColourJitter = 12;

    /// <summary>How far a background's grey level strays from its base, in levels.</summary>
    internal const int BackgroundJitter = 8;

    private static readonly Rgb[] Colours =
    [
        new(225, 30, 30), new(250, 140, 20), new(245, 225, 40), new(30, 170, 60),
        new(40, 205, 215), new(40, 80, 225), new(140, 50, 190), new(250, 130, 190),
    ];

    private static readonly byte[] Backgrounds = [10, 245, 128];

    /// <summary>The base of a shape's colour.</summary>
    public static Rgb Of(Colour colour) => Colours[(int)colour];

    /// <summary>The base grey level of a background, 0-255.</summary>
    public static byte Of(Background background) => Backgrounds[(int)background];

    internal static Rgb Jittered(Colour colour, Random random)
    {
        Rgb c = Of(colour);
        return new Rgb(Stray(c.R, ColourJitter, random), Stray(c.G, ColourJitter, random), Stray(c.B, ColourJitter, random));
    }

    internal static byte Jittered(Background background, Random random) => Stray(Of(background), BackgroundJitter, random);

    private static byte Stray(byte level, int by, Random random) => (byte)Math.Clamp(level + random.Next(-by, by + 1), 0, 255);
}
