using System.Security.Cryptography;
using NextGpt.Contracts;
using NextGpt.Media.Probing;
using NextGpt.Media.Stores;

namespace NextGpt.Media.Tests.Stores;

/// <summary>Bytes to store. What they show does not matter to a store.</summary>
internal static class MediumBytes
{
    public static byte[] Make(int count, int seed)
    {
        byte[] bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static ProbedMedia Picture(byte[] bytes) => new(Modality.Image, "image/png", bytes.Length) { Width = 64, Height = 48 };

    public static MediaId IdOf(byte[] bytes) => MediaId.FromDigest(SHA256.HashData(bytes));

    public static Task<StoredMedia> PutAsync(this IMediaStore store, byte[] bytes, DateTimeOffset? expiresAt = null) =>
        store.PutAsync(new MemoryStream(bytes), Picture(bytes), expiresAt);

    public static Task<bool> PutIfAbsentAsync(this IBlobArea blobs, string name, byte[] bytes) => blobs.PutIfAbsentAsync(name, new MemoryStream(bytes));

    public static async Task<byte[]?> ReadAsync(this IMediaStore store, MediaId id, ByteRange? range = null)
    {
        await using MediaContent content = await store.OpenAsync(id, range);
        byte[] bytes = await AllAsync(content.Stream);
        Assert.Equal(content.Length, bytes.Length);
        return bytes;
    }

    public static async Task<byte[]?> ReadAsync(this IBlobArea blobs, string name)
    {
        await using Stream? stream = await blobs.TryGetAsync(name);
        return stream is null ? null : await AllAsync(stream);
    }

    public static async Task<List<StoredBlob>> AllAsync(this IBlobArea blobs, string prefix)
    {
        List<StoredBlob> all = [];
        await foreach (StoredBlob blob in blobs.ListAsync(prefix))
        {
            all.Add(blob);
        }

        return all;
    }

    private static async Task<byte[]> AllAsync(Stream stream)
    {
        using MemoryStream memory = new();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }
}
