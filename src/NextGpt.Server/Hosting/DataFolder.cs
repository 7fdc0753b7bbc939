using System.Security.Cryptography;

namespace NextGpt.Server.Hosting;

/// <summary>The folder that a server keeps everything in, held for as long as it runs.</summary>
public sealed class DataFolder : IDisposable
{
    private const int SecretBytes = 32;

    private readonly FileStream _lock;

    private DataFolder(string root, FileStream held) => (Root, _lock) = (root, held);

    /// <summary>Gets the folder, as a full path.</summary>
    public string Root { get; }

    /// <summary>Gets the folder of media and artifacts.</summary>
    public string Store => Path.Combine(Root, "store");

    /// <summary>Gets the journal's file.</summary>
    public string Journal => Path.Combine(Root, "journal.db");

    /// <summary>Takes a folder, and makes it if there is none.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>The folder; whoever disposes it lets others have it.</returns>
    /// <exception cref="IOException">Another server has it.</exception>
    public static DataFolder Open(string path)
    {
        string root = Path.GetFullPath(path);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(root);
        }
        else
        {
            Directory.CreateDirectory(root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        try
        {
            return new DataFolder(root, new FileStream(Path.Combine(root, "server.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException))
        {
            throw new IOException($"Data folder {path}: another server has it; expected one that is free. Stop that server, or name another folder.", e);
        }
    }

    /// <summary>Gets a secret of this folder; it is made when it is first asked for, and stays.</summary>
    /// <param name="name">What it is for; a file name.</param>
    /// <returns>32 bytes of a cryptographic generator.</returns>
    /// <exception cref="IOException">The file holds something else.</exception>
    public byte[] Secret(string name)
    {
        string path = Path.Combine(Root, $"{name}.key");
        if (!File.Exists(path))
        {
            string fresh = $"{path}.tmp";
            var only = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                only.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(fresh, only))
            {
                file.Write(RandomNumberGenerator.GetBytes(SecretBytes));
                file.Flush(flushToDisk: true);
            }

            File.Move(fresh, path);
        }

        byte[] secret = File.ReadAllBytes(path);
        return secret.Length == SecretBytes ? secret : throw new IOException($"Secret {name}.key: {secret.Length} bytes; expected {SecretBytes}. Delete it to have a new one made.");
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();
}
