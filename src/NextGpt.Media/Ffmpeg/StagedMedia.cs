using NextGpt.Media.Probing;
using NextGpt.Media.Sources;

namespace NextGpt.Media.Ffmpeg;

/// <summary>
/// A medium whose format is known and that was read within the limit on bytes: pictures and WAV into memory, the rest into a
/// work folder, where ffmpeg can seek in it and no name of a stranger's choosing reaches a command line.
/// </summary>
internal sealed class StagedMedia : IDisposable
{
    /// <summary>The medium's name in the work folder.</summary>
    public const string InputName = "input";

    private readonly MediaOptions _options;
    private WorkFolder? _folder;

    private StagedMedia(MediaOptions options, string name, ContentFormat format)
    {
        _options = options;
        Name = name;
        Format = format;
    }

    /// <summary>Gets what errors call it.</summary>
    public string Name { get; }

    public ContentFormat Format { get; }

    /// <summary>Gets the size of the file in bytes.</summary>
    public long Length { get; private set; }

    /// <summary>Gets the whole file if it is a picture or WAV.</summary>
    public byte[]? Bytes { get; private set; }

    /// <summary>Reads a medium.</summary>
    /// <param name="source">The medium.</param>
    /// <param name="options">With the limit on bytes.</param>
    /// <param name="expected">What errors say would have been accepted.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="MediaException">It is empty, too large or of no accepted format, or cannot be opened.</exception>
    public static async Task<StagedMedia> ReadAsync(MediaSource source, MediaOptions options, string expected, CancellationToken cancellationToken)
    {
        await using Stream stream = source.Open();
        LimitedReader reader = new(stream, source.Name, options.Limits.MaxBytes);
        byte[] head = await reader.HeadAsync(ContentSignature.HeadBytes, cancellationToken);
        ContentFormat format = ContentSignature.Find(head)
            ?? throw new MediaException(MediaErrorCode.Unsupported, source.Name, ContentSignature.Describe(head), expected);
        StagedMedia staged = new(options, source.Name, format);
        try
        {
            await staged.FillAsync(reader, cancellationToken);
            return staged;
        }
        catch
        {
            staged.Dispose();
            throw;
        }
    }

    /// <summary>Gets the folder in which the medium lies as <see cref="InputName"/>.</summary>
    public async Task<WorkFolder> FolderAsync(CancellationToken cancellationToken)
    {
        if (_folder is null)
        {
            _folder = WorkFolder.Create(_options);
            await File.WriteAllBytesAsync(_folder.PathOf(InputName), Bytes!, cancellationToken);
        }

        return _folder;
    }

    public void Dispose() => _folder?.Dispose();

    private async Task FillAsync(LimitedReader reader, CancellationToken cancellationToken)
    {
        if (Format.Demuxer is null || Format == ContentFormat.Gif || Format == ContentFormat.Wav)
        {
            Bytes = await reader.ToArrayAsync(cancellationToken);
            Length = Bytes.Length;
            return;
        }

        _folder = WorkFolder.Create(_options);
        await using FileStream file = new(_folder.PathOf(InputName), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        Length = await reader.CopyToAsync(file, cancellationToken);
    }
}
