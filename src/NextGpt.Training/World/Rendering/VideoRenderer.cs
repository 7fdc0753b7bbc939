using NextGpt.Media.Images;
using NextGpt.Media.Videos;
using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Rendering;

/// <summary>Draws a scene as a video of 8 frames, 4 a second: a shape on a straight path through the middle.</summary>
public static class VideoRenderer
{
    /// <summary>Draws a video of 64 x 64.</summary>
    /// <param name="scene">What to draw.</param>
    /// <param name="random">Decides the small differences of path, size and colour within a scene.</param>
    public static VideoClip Render(VideoScene scene, Random random) => Render(scene, random, PictureGeometry.Side);

    /// <summary>Draws a video of any picture size.</summary>
    /// <param name="scene">What to draw.</param>
    /// <param name="random">Decides the small differences of path, size and colour within a scene.</param>
    /// <param name="side">In pixels, at least 8.</param>
    /// <param name="stray">How far place, size and speed stray from the scene's own: 1 as the decoders learn to draw them, more for what the encoders are to cope with.</param>
    /// <exception cref="ArgumentOutOfRangeException">The side is below 8.</exception>
    public static VideoClip Render(VideoScene scene, Random random, int side, float stray = 1)
    {
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentNullException.ThrowIfNull(random);
        byte background = Palette.Jittered(scene.Background, random);
        Rgb colour = Palette.Jittered(scene.Subject.Colour, random);
        (float x, float y) = PictureGeometry.Centre(Place.Middle);
        x += random.Stray(PictureGeometry.CentreJitter * stray);
        y += random.Stray(PictureGeometry.CentreJitter * stray);
        float radius = PictureGeometry.VideoRadius(scene.Subject.Size) + random.Stray(PictureGeometry.RadiusJitter * stray);
        float step = PictureGeometry.PixelsPerFrame(scene.Speed) * (1 + random.Stray(PictureGeometry.SpeedJitter * stray));
        (int stepX, int stepY) = PictureGeometry.Step(scene.Direction);
        RgbImage[] frames = new RgbImage[PictureGeometry.Frames];
        for (int frame = 0; frame < frames.Length; frame++)
        {
            float along = step * (frame - ((frames.Length - 1) / 2f));
            Canvas canvas = new(side, background);
            canvas.Paint(scene.Subject.Shape, x + (stepX * along), y + (stepY * along), radius, colour);
            frames[frame] = canvas.ToImage();
        }

        return new VideoClip(PictureGeometry.FramesPerSecond, frames);
    }
}
