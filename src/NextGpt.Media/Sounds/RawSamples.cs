using System.Runtime.InteropServices;

namespace NextGpt.Media.Sounds;

/// <summary>Reads interleaved 32-bit samples from a file, without holding them twice.</summary>
internal static class RawSamples
{
    private const int BlockFrames = 8192;

    /// <summary>Reads all channels; a part of a sample at the end is left out.</summary>
    /// <returns>[channels][samples].</returns>
    public static async Task<float[][]> ReadAsync(string path, int channels, CancellationToken cancellationToken)
    {
        await using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.None, 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        int frameBytes = channels * sizeof(float);
        int length = checked((int)(file.Length / frameBytes));
        float[][] samples = [.. Enumerable.Range(0, channels).Select(_ => new float[length])];
        byte[] block = new byte[BlockFrames * frameBytes];
        for (int done = 0; done < length;)
        {
            int frames = Math.Min(BlockFrames, length - done);
            await file.ReadExactlyAsync(block.AsMemory(0, frames * frameBytes), cancellationToken);
            Split(block.AsSpan(0, frames * frameBytes), samples, done);
            done += frames;
        }

        return samples;
    }

    private static void Split(ReadOnlySpan<byte> block, float[][] samples, int start)
    {
        ReadOnlySpan<float> interleaved = MemoryMarshal.Cast<byte, float>(block);
        for (int i = 0; i < interleaved.Length; i++)
        {
            samples[i % samples.Length][start + (i / samples.Length)] = interleaved[i];
        }
    }
}
