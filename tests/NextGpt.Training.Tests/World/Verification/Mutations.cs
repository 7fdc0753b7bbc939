using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.Tests.World.Verification;

/// <summary>Scenes that differ from a given one in one attribute.</summary>
internal static class Mutations
{
    public static ImageScene Mutate(ImageScene scene, Random random)
    {
        if (scene.Second is not ShapeObject second)
        {
            return random.Next(6) switch
            {
                0 => scene with { Place = Other(scene.Place, 5, random) },
                1 => scene with { Background = Other(scene.Background, 3, random) },
                2 => scene with { Place = Place.Middle, Second = Mutate(scene.First, 1, random), Relation = (Relation)random.Next(4) },
                int which => scene with { First = Mutate(scene.First, which - 3, random) },
            };
        }

        switch (random.Next(8))
        {
            case 0:
                return scene with { Relation = Other(scene.Relation, 4, random) };
            case 1:
                return scene with { Background = Other(scene.Background, 3, random) };
            case 2 or 3 or 4:
                ShapeObject first = Mutate(scene.First, random.Next(3), random);
                return first.Colour == second.Colour ? Mutate(scene, random) : scene with { First = first };
            default:
                ShapeObject other = Mutate(second, random.Next(3), random);
                return scene.First.Colour == other.Colour ? Mutate(scene, random) : scene with { Second = other };
        }
    }

    public static VideoScene Mutate(VideoScene scene, Random random) => random.Next(6) switch
    {
        0 => scene with { Direction = Other(scene.Direction, 4, random) },
        1 => scene with { Speed = Other(scene.Speed, 2, random) },
        2 => scene with { Background = Other(scene.Background, 3, random) },
        int which => scene with { Subject = Mutate(scene.Subject, which - 3, random) },
    };

    public static SoundScene Mutate(SoundScene scene, Random random) => random.Next(4) switch
    {
        0 => scene with { Count = ((scene.Count + random.Next(3)) % 4) + 1 },
        1 => scene with { Loudness = Other(scene.Loudness, 2, random) },
        2 => scene with { Pitch = Other(scene.Pitch, 3, random) },
        _ => scene with { Timbre = Other(scene.Timbre, 3, random) },
    };

    private static ShapeObject Mutate(ShapeObject subject, int which, Random random) => which switch
    {
        0 => subject with { Size = Other(subject.Size, 2, random) },
        1 => subject with { Colour = Other(subject.Colour, 8, random) },
        _ => subject with { Shape = Other(subject.Shape, 6, random) },
    };

    private static T Other<T>(T value, int count, Random random)
        where T : struct, Enum => Enum.GetValues<T>()[(Convert.ToInt32(value, null) + 1 + random.Next(count - 1)) % count];
}
