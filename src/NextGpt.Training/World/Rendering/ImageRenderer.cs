using NextGpt.Media.Images;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Rendering;

/// <summary>Draws a scene as a picture.</summary>
public static class ImageRenderer
{
    /// <summary>Draws a picture of 64 x 64.</summary>
    /// <param name="scene">What to draw.</param>
    /// <param name="random">Decides the small differences of place, size and colour within a scene.</param>
    public static RgbImage Render(ImageScene scene, Random random) => Render(scene, random, PictureGeometry.Side);

    /// <summary>Draws a picture of any size: the same scene, larger or smaller.</summary>
    /// <param name="scene">What to draw.</param>
    /// <param name="random">Decides the small differences of place, size and colour within a scene.</param>
    /// <param name="side">In pixels, at least 8.</param>
    /// <param name="stray">How far place, size and speed stray from the scene's own: 1 as the decoders learn to draw them, more for what the encoders are to cope with.</param>
    /// <exception cref="ArgumentOutOfRangeException">The side is below 8.</exception>
    public static RgbImage Render(ImageScene scene, Random random, int side, float stray = 1)
    {
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentNullException.ThrowIfNull(random);
        Canvas canvas = new(side, Palette.Jittered(scene.Background, random));
        if (scene.Second is ShapeObject second)
        {
            (Place firstPlace, Place secondPlace) = PictureGeometry.Places(scene.Relation);
            Paint(canvas, scene.First, firstPlace, random, stray);
            Paint(canvas, second, secondPlace, random, stray);
        }
        else
        {
            Paint(canvas, scene.First, scene.Place, random, stray);
        }

        return canvas.ToImage();
    }

    private static void Paint(Canvas canvas, ShapeObject subject, Place place, Random random, float stray)
    {
        (float x, float y) = PictureGeometry.Centre(place);
        x += random.Stray(PictureGeometry.CentreJitter * stray);
        y += random.Stray(PictureGeometry.CentreJitter * stray);
        float radius = PictureGeometry.Radius(subject.Size) + random.Stray(PictureGeometry.RadiusJitter * stray);
        canvas.Paint(subject.Shape, x, y, radius, Palette.Jittered(subject.Colour, random));
    }
}
