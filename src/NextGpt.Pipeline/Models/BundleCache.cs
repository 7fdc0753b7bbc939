using System.Security.Cryptography;
using NextGpt.Model.Bundles;
using NextGpt.Model.Bundles.Manifest;

namespace NextGpt.Pipeline.Models;

/// <summary>
/// Bundles from elsewhere on the local disk, each in a folder that is called by its digest. A file is taken only with the digest that the
/// manifest says, and the manifest comes last: what is interrupted goes on where it was, and what is not whole is no bundle.
/// </summary>
/// <param name="root">The folder of all bundles; it is made when it is missing.</param>
public sealed class BundleCache(string root)
{
    private const int ParallelFiles = 4;
    private const int LongestManifest = 16 << 20;
    private const int Chunk = 1 << 20;

    /// <summary>Brings a bundle here, unless it is.</summary>
    /// <param name="source">Where it is.</param>
    /// <param name="cancellationToken">Gives up; what has come stays for the next time.</param>
    /// <returns>The folder, to be loaded.</returns>
    /// <exception cref="BundleException">A file is not what the manifest says.</exception>
    /// <exception cref="FileNotFoundException">A file is missing at the source.</exception>
    public async Task<string> FetchAsync(IBundleFiles source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        byte[] json = await ManifestAsync(source, cancellationToken);
        string folder = Path.Combine(root, Convert.ToHexStringLower(SHA256.HashData(json)));
        string manifest = Path.Combine(folder, BundleJson.FileName);
        if (File.Exists(manifest))
        {
            return folder;
        }

        Directory.CreateDirectory(folder);
        var limits = new ParallelOptions { MaxDegreeOfParallelism = ParallelFiles, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(BundleJson.Deserialize(json).Files, limits, async (file, token) => await FetchAsync(source, folder, file.Key, file.Value, token));
        string unfinished = $"{manifest}.{Environment.ProcessId}.tmp";
        await File.WriteAllBytesAsync(unfinished, json, cancellationToken);
        File.Move(unfinished, manifest, overwrite: true);
        return folder;
    }

    /// <summary>Brings the manifest alone: all that is needed to know what a model takes and gives.</summary>
    /// <param name="source">Where the bundle is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The bytes of <c>bundle.json</c>.</returns>
    /// <exception cref="BundleException">It is too long to be one.</exception>
    public static async Task<byte[]> ManifestAsync(IBundleFiles source, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using Stream stream = await source.OpenAsync(BundleJson.FileName, cancellationToken);
        using var bytes = new MemoryStream();
        byte[] chunk = new byte[Chunk];
        for (int read = await stream.ReadAsync(chunk, cancellationToken); read > 0; read = await stream.ReadAsync(chunk, cancellationToken))
        {
            bytes.Write(chunk, 0, read);
            if (bytes.Length > LongestManifest)
            {
                throw new BundleException(BundleJson.FileName, $"at most {LongestManifest} bytes", "more");
            }
        }

        return bytes.ToArray();
    }

    private static async Task FetchAsync(IBundleFiles source, string folder, string name, BundleFile expected, CancellationToken cancellationToken)
    {
        string path = Path.GetFullPath(Path.Combine(folder, name));
        if (!path.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new BundleException($"Bundle file '{name}'", "a path inside the bundle", path);
        }

        // A file gets its name when its digest is known: one that is there is whole.
        if (File.Exists(path))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string unfinished = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            string digest = await DownloadAsync(source, name, unfinished, expected.Bytes, cancellationToken);
            if (!string.Equals(digest, expected.Sha256, StringComparison.OrdinalIgnoreCase))
            {
                throw new BundleException($"SHA-256 of bundle file '{name}'", expected.Sha256, digest);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task<string> DownloadAsync(IBundleFiles source, string name, string path, long bytes, CancellationToken cancellationToken)
    {
        await using Stream stream = await source.OpenAsync(name, cancellationToken);
        await using FileStream file = File.Create(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] chunk = new byte[Chunk];
        for (int read = await stream.ReadAsync(chunk, cancellationToken); read > 0; read = await stream.ReadAsync(chunk, cancellationToken))
        {
            if (file.Length + read > bytes)
            {
                throw new BundleException($"Length of bundle file '{name}'", $"{bytes} bytes", "more");
            }

            hash.AppendData(chunk, 0, read);
            await file.WriteAsync(chunk.AsMemory(0, read), cancellationToken);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
