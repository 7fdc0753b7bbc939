using System.Security.Cryptography;
using System.Text.Json;
using NextGpt.Contracts;
using NextGpt.Model.Bundles.Manifest;

namespace NextGpt.Model.Bundles;

/// <summary>A model on disk: a folder with <c>bundle.json</c> and the files that it names.</summary>
public sealed class Bundle
{
    private Bundle(string directory, BundleManifest manifest, string digest)
    {
        Directory = directory;
        Manifest = manifest;
        Digest = digest;
    }

    /// <summary>Gets the folder, as a full path.</summary>
    public string Directory { get; }

    /// <summary>Gets what <c>bundle.json</c> says.</summary>
    public BundleManifest Manifest { get; }

    /// <summary>Gets the SHA-256 of <c>bundle.json</c>, 64 lower-case hexadecimal digits. As the manifest names every file's digest, it names the whole model.</summary>
    public string Digest { get; }

    /// <summary>Reads and checks a bundle.</summary>
    /// <param name="path">The folder, or the path of its <c>bundle.json</c>.</param>
    /// <param name="verification">How much is checked.</param>
    /// <returns>The bundle; no graph is opened yet.</returns>
    /// <exception cref="BundleException">Something is missing, damaged, of another version or at odds with itself.</exception>
    public static Bundle Load(string path, BundleVerification verification = BundleVerification.Full)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        string directory = Path.GetFileName(full) == BundleJson.FileName ? Path.GetDirectoryName(full)! : full;
        string manifestPath = Path.Combine(directory, BundleJson.FileName);
        if (!File.Exists(manifestPath))
        {
            throw new BundleException($"Bundle '{directory}'", $"a file {BundleJson.FileName}", "none");
        }

        byte[] json = File.ReadAllBytes(manifestPath);
        BundleManifest manifest = Parse(json, manifestPath);
        ManifestRules.Check(manifest);
        if (verification != BundleVerification.Manifest)
        {
            CheckFiles(directory, manifest, verification);
        }

        return new Bundle(directory, manifest, Convert.ToHexStringLower(SHA256.HashData(json)));
    }

    /// <summary>Gets the full path of a file of the bundle.</summary>
    /// <param name="file">The relative path, as the manifest writes it.</param>
    /// <returns>The full path.</returns>
    /// <exception cref="BundleException">The manifest's list of files does not hold it.</exception>
    public string PathOf(string file) => Manifest.Files.ContainsKey(file)
        ? Resolve(Directory, file)
        : throw new BundleException($"Bundle file '{file}'", $"an entry in 'files' of {BundleJson.FileName}", "none");

    /// <summary>Gets the decoder that a request chose, or a modality's default.</summary>
    /// <param name="modality">What is to be made.</param>
    /// <param name="id">The decoder's id, or null for the default.</param>
    /// <returns>The decoder.</returns>
    /// <exception cref="ArgumentException">The bundle has no such decoder.</exception>
    public DecoderManifest DecoderFor(Modality modality, string? id = null)
    {
        DecoderManifest[] candidates = [.. Manifest.Decoders.Where(d => d.Modality == modality)];
        DecoderManifest? found = id is null
            ? candidates.FirstOrDefault(d => d.Default) ?? candidates.FirstOrDefault()
            : candidates.FirstOrDefault(d => d.Id == id);
        return found ?? throw new ArgumentException(
            $"Decoder '{id ?? "default"}' for {modality}: expected one of [{string.Join(", ", candidates.Select(d => d.Id))}] of model '{Manifest.Name}'.", nameof(id));
    }

    private static BundleManifest Parse(byte[] json, string manifestPath)
    {
        // The version comes first: a manifest of another version may well not parse as this one.
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            string? format = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("format", out JsonElement f) ? f.ToString() : null;
            if (format != BundleManifest.FormatName)
            {
                throw new BundleException($"'format' of {manifestPath}", $"'{BundleManifest.FormatName}'", format is null ? "none" : $"'{format}'");
            }

            string? version = root.TryGetProperty("version", out JsonElement v) ? v.ToString() : null;
            if (version != BundleManifest.CurrentVersion.ToString(System.Globalization.CultureInfo.InvariantCulture))
            {
                throw new BundleException($"'version' of {manifestPath}", $"{BundleManifest.CurrentVersion}", version ?? "none");
            }

            return BundleJson.Deserialize(json);
        }
        catch (JsonException ex)
        {
            throw new BundleException(manifestPath, "a bundle manifest in JSON", ex.Message.ReplaceLineEndings(" ").TrimEnd('.'), ex);
        }
    }

    private static void CheckFiles(string directory, BundleManifest manifest, BundleVerification verification)
    {
        try
        {
            Parallel.ForEach(manifest.Files, file => CheckFile(directory, file.Key, file.Value, verification));
        }
        catch (AggregateException ex)
        {
            // One line about one thing: the first by name, so that the same damage always reads the same.
            throw ex.InnerExceptions.OfType<BundleException>().OrderBy(e => e.Thing, StringComparer.Ordinal).FirstOrDefault() ?? ex.InnerExceptions[0];
        }
    }

    private static void CheckFile(string directory, string name, BundleFile expected, BundleVerification verification)
    {
        string path = Resolve(directory, name);
        var info = new FileInfo(path);
        if (!info.Exists)
        {
            throw new BundleException($"Bundle file '{name}'", $"{expected.Bytes} bytes in {directory}", "no file");
        }

        if (info.Length != expected.Bytes)
        {
            throw new BundleException($"Length of bundle file '{name}'", $"{expected.Bytes} bytes", $"{info.Length} bytes");
        }

        if (verification == BundleVerification.Full)
        {
            using FileStream stream = File.OpenRead(path);
            string digest = Convert.ToHexStringLower(SHA256.HashData(stream));
            if (!string.Equals(digest, expected.Sha256, StringComparison.OrdinalIgnoreCase))
            {
                throw new BundleException($"SHA-256 of bundle file '{name}'", expected.Sha256, digest);
            }
        }
    }

    private static string Resolve(string directory, string name)
    {
        // A manifest may come from anywhere: its names must not lead out of its folder.
        string path = Path.GetFullPath(Path.Combine(directory, name));
        return path.StartsWith(directory + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new BundleException($"Bundle file '{name}'", "a path inside the bundle", path);
    }
}
