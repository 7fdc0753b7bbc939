using NextGpt.Media.Images;
using NextGpt.Media.Sounds;
using NextGpt.Media.Tests.Making;

namespace NextGpt.Api.Tests.Support;

/// <summary>Small files of every accepted format.</summary>
internal static class Samples
{
    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> s_all = new(MakeAll);

    public static IReadOnlyDictionary<string, byte[]> All => s_all.Value;

    public static byte[] Png(int shade = 0, int width = 40, int height = 30)
    {
        byte[] pixels = new byte[width * height * 3];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)((i * 7) + shade);
        }

        return ImageEncoder.ToPng(new RgbImage(width, height, pixels));
    }

    public static byte[] Wav(double seconds = 0.5, int rate = 16000) => SoundEncoder.ToWav(
        new SoundClip(rate, [[.. Enumerable.Range(0, (int)(seconds * rate)).Select(i => 0.3f * MathF.Sin(i * 0.1f))]]));

    private static Dictionary<string, byte[]> MakeAll()
    {
        string[] picture = ["-f", "lavfi", "-i", "testsrc=s=64x48:d=1:r=1", "-frames:v", "1"];
        string[] film = ["-f", "lavfi", "-i", "testsrc=s=64x48:d=1:r=5"];
        string[] sound = ["-f", "lavfi", "-i", "sine=d=0.5:r=16000"];
        return new Dictionary<string, byte[]>
        {
            ["png"] = Png(),
            ["jpg"] = Lavfi.Make("jpg", picture),
            ["webp"] = Lavfi.Make("webp", picture),
            ["gif"] = Lavfi.Make("gif", film),
            ["wav"] = Wav(),
            ["mp3"] = Lavfi.Make("mp3", sound),
            ["flac"] = Lavfi.Make("flac", sound),
            ["ogg"] = Lavfi.Make("ogg", sound),
            ["m4a"] = Lavfi.Make("m4a", sound),
            ["mp4"] = Lavfi.Make("mp4", [.. film, "-c:v", "libx264", "-pix_fmt", "yuv420p"]),
            ["mov"] = Lavfi.Make("mov", [.. film, "-c:v", "mjpeg"]),
            ["webm"] = Lavfi.Make("webm", [.. film, "-c:v", "libvpx-vp9"]),
        };
    }
}
