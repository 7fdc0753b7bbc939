namespace NextGpt.Media.Tests.Hostile;

/// <summary>Damages files in ways that are the same in every run.</summary>
internal static class Damage
{
    public static IEnumerable<(string What, byte[] File)> Of(byte[] file, int cuts, int flips, int seed)
    {
        for (int i = 0; i < cuts; i++)
        {
            int length = (int)((long)file.Length * i / cuts) + (i % 7);
            yield return ($"cut to {length} of {file.Length}", file[..Math.Min(length, file.Length - 1)]);
        }

        Random random = new(seed);
        for (int i = 0; i < flips; i++)
        {
            byte[] flipped = [.. file];
            for (int n = 0; n <= i % 8; n++)
            {
                // Half of the damage goes to where the headers are.
                int at = random.Next(i % 2 == 0 ? file.Length : Math.Min(file.Length, 200));
                flipped[at] ^= (byte)(1 << random.Next(8));
            }

            yield return ($"flips {i}", flipped);
        }
    }
}
