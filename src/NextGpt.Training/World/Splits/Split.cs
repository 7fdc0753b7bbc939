using NextGpt.Training.World.Scenes;

namespace NextGpt.Training.World.Splits;

/// <summary>
/// Parts the world's scenes once and for all: of about one in ten combinations of attributes no medium is ever trained on, nor a dialogue in the three
/// stages of alignment; as words the foundations of language read all of them. The background does not count, so a held-out combination is held out on every one.
/// </summary>
public static class Split
{
    private const ulong SingleSalt = 1;
    private const ulong PairSalt = 2;

    // This salt is chosen so that the held-out sounds, 8 of 72, have every value of every attribute.
    private const ulong SoundSalt = 30;

    private const ulong VideoSalt = 4;

    /// <summary>Whether training never sees this picture. A pair is the same picture in whichever order it is named.</summary>
    public static bool IsHeldOut(ImageScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        if (scene.Second is not ShapeObject second)
        {
            return IsHeldOut((Index(scene.First) * 5) + (ulong)scene.Place, SingleSalt);
        }

        ShapeObject first = scene.First;
        bool turned = scene.Relation is Relation.RightOf or Relation.Below;
        (first, second) = turned ? (second, first) : (first, second);
        ulong upright = scene.Relation is Relation.Above or Relation.Below ? 1u : 0u;
        return IsHeldOut((((Index(first) * 96) + Index(second)) * 2) + upright, PairSalt);
    }

    /// <summary>Whether training never hears this sound.</summary>
    public static bool IsHeldOut(SoundScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        ulong index = (((((ulong)scene.Count * 2) + (ulong)scene.Loudness) * 3) + (ulong)scene.Pitch) * 3;
        return IsHeldOut(index + (ulong)scene.Timbre, SoundSalt);
    }

    /// <summary>Whether training never sees this video.</summary>
    public static bool IsHeldOut(VideoScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        return IsHeldOut((((Index(scene.Subject) * 4) + (ulong)scene.Direction) * 2) + (ulong)scene.Speed, VideoSalt);
    }

    internal static bool Contains(this SplitPart part, bool isHeldOut) => part == SplitPart.All || isHeldOut == (part == SplitPart.HeldOut);

    private static ulong Index(ShapeObject subject) => (((ulong)subject.Size * 8) + (ulong)subject.Colour) * 6 + (ulong)subject.Shape;

    /// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood 2014): the same on every machine and in every run, as GetHashCode is not.</summary>
    private static bool IsHeldOut(ulong index, ulong salt)
    {
        ulong z = (index + 1 + (salt << 32)) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return (z ^ (z >> 31)) % 10 == 0;
    }
}
