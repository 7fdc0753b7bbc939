using System.Security.Cryptography;
using NextGpt.Export.Graphs;
using NextGpt.Model.Bundles;
using NextGpt.Model.Bundles.Manifest;

namespace NextGpt.Export.Bundles;

/// <summary>
/// Writes a bundle: files are gathered in a folder beside the bundle's place and moved there as a whole by <see cref="Complete"/>.
/// Disposed before that, it leaves nothing behind. Not safe for use by several threads.
/// </summary>
public sealed class BundleWriter : IDisposable
{
    private readonly string _folder;
    private readonly string _partial;
    private readonly SortedDictionary<string, BundleFile> _files = new(StringComparer.Ordinal);
    private bool _completed;

    /// <summary>Initializes a new instance of the <see cref="BundleWriter"/> class and makes the folder in which files are gathered.</summary>
    /// <param name="folder">The bundle's place. What is there may only be an older bundle, which is replaced, or an empty folder.</param>
    /// <exception cref="IOException">Something else is there.</exception>
    public BundleWriter(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        _partial = _folder + ".partial";
        if (File.Exists(_folder) || (Directory.Exists(_folder) && Directory.EnumerateFileSystemEntries(_folder).Any() && !File.Exists(Path.Combine(_folder, BundleJson.FileName))))
        {
            throw new IOException($"'{_folder}' is there already and is not a bundle; expected nothing, an empty folder or an older bundle.");
        }

        DeleteFolder(_partial);
        Directory.CreateDirectory(_partial);
    }

    /// <summary>Adds a graph; weights of its own file are added with it.</summary>
    /// <param name="path">Where it goes, relative, with forward slashes.</param>
    /// <param name="model">The graph.</param>
    /// <param name="externalThreshold">As in <see cref="OnnxModel.Save"/>.</param>
    public void Add(string path, OnnxModel model, long externalThreshold = OnnxModel.DefaultExternalThreshold)
    {
        ArgumentNullException.ThrowIfNull(model);
        string full = Reserve(path);
        foreach (string written in model.Save(full, externalThreshold))
        {
            Register(path + written[full.Length..]);
        }
    }

    /// <summary>Adds a file by its content.</summary>
    /// <param name="path">Where it goes, relative, with forward slashes.</param>
    /// <param name="content">Its bytes.</param>
    public void Add(string path, ReadOnlySpan<byte> content)
    {
        File.WriteAllBytes(Reserve(path), content);
        Register(path);
    }

    /// <summary>Adds a copy of a file.</summary>
    /// <param name="path">Where it goes, relative, with forward slashes.</param>
    /// <param name="source">The file that is copied.</param>
    public void AddFile(string path, string source)
    {
        File.Copy(source, Reserve(path));
        Register(path);
    }

    /// <summary>Says whether a file was added.</summary>
    /// <param name="path">Relative, with forward slashes.</param>
    public bool Contains(string path) => _files.ContainsKey(path);

    /// <summary>Writes <c>bundle.json</c> and puts the bundle in its place.</summary>
    /// <param name="manifest">What it says; its list of files is replaced by what was added.</param>
    /// <returns>The manifest as written.</returns>
    /// <exception cref="InvalidOperationException">The manifest names files that were not added.</exception>
    public BundleManifest Complete(BundleManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ObjectDisposedException.ThrowIf(_completed, this);
        string[] missing = [.. Named(manifest).Where(name => !_files.ContainsKey(name)).Distinct().Order(StringComparer.Ordinal)];
        if (missing.Length > 0)
        {
            throw new InvalidOperationException($"The manifest names files that were not added: {string.Join(", ", missing)}. Added: {string.Join(", ", _files.Keys)}.");
        }

        BundleManifest complete = manifest with { Files = _files };
        File.WriteAllBytes(Path.Combine(_partial, BundleJson.FileName), BundleJson.Serialize(complete));
        Replace();
        _completed = true;
        return complete;
    }

    /// <summary>Removes what was gathered, unless it was completed.</summary>
    public void Dispose()
    {
        if (!_completed)
        {
            DeleteFolder(_partial);
            _completed = true;
        }
    }

    private static IEnumerable<string> Named(BundleManifest manifest)
    {
        IEnumerable<string?> names =
        [
            manifest.Tokenizer.Vocabulary, manifest.Tokenizer.Merges, manifest.LanguageModel.File, manifest.LanguageModel.EmbeddingFile,
            .. manifest.Encoders.Values.SelectMany(encoder => new[] { encoder.File, encoder.ProjectorFile }),
            .. manifest.Decoders.SelectMany(decoder => new[]
            {
                decoder.ProjectorFile, decoder.DenoiserFile, decoder.LatentDecoderFile, decoder.VocoderFile, decoder.UnconditionalFile,
            }),
        ];
        return names.OfType<string>();
    }

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string Reserve(string path)
    {
        ObjectDisposedException.ThrowIf(_completed, this);
        ArgumentException.ThrowIfNullOrEmpty(path);
        string[] parts = path.Split('/');
        if (path.Contains('\\', StringComparison.Ordinal) || Path.IsPathRooted(path) || parts.Any(part => part is "" or "." or "..") || path == BundleJson.FileName)
        {
            throw new ArgumentException($"'{path}' is no path of a bundle's file; expected a relative one with forward slashes that stays inside and is not {BundleJson.FileName}.", nameof(path));
        }

        if (_files.ContainsKey(path))
        {
            throw new ArgumentException($"'{path}' was added already.", nameof(path));
        }

        string full = Path.Combine(_partial, Path.Combine(parts));
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return full;
    }

    private void Register(string path)
    {
        using FileStream stream = File.OpenRead(Path.Combine(_partial, path));
        _files.Add(path, new BundleFile(Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length));
    }

    // An older bundle steps aside until the new one is in its place.
    private void Replace()
    {
        string old = _folder + ".old";
        DeleteFolder(old);
        bool replaces = Directory.Exists(_folder);
        if (replaces)
        {
            Directory.Move(_folder, old);
        }

        try
        {
            Directory.Move(_partial, _folder);
        }
        catch (IOException) when (replaces)
        {
            Directory.Move(old, _folder);
            throw;
        }

        DeleteFolder(old);
    }
}
