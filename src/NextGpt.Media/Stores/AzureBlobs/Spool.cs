using NextGpt.Media.Probing;

namespace NextGpt.Media.Stores.AzureBlobs;

/// <summary>An upload on the local disk, so that its digest is known before its name, and so that it is sent in one request.</summary>
internal static class Spool
{
    /// <summary>Copies a medium to a scratch file.</summary>
    /// <returns>The file, at its start, which goes away when it is closed, and the medium's id.</returns>
    public static async Task<(FileStream File, MediaId Id)> MediumAsync(Stream content, ProbedMedia media, AzureStoreOptions options, CancellationToken cancellationToken)
    {
        FileStream file = ScratchFile.Create(options.ScratchFolder);
        try
        {
            MediaId id = await DigestingCopy.CopyAsync(content, media, file, ScratchFile.Failure, cancellationToken);
            file.Position = 0;
            return (file, id);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Copies a blob to a scratch file.</summary>
    /// <returns>The file, at its start, which goes away when it is closed.</returns>
    public static async Task<FileStream> BlobAsync(Stream content, AzureStoreOptions options, CancellationToken cancellationToken)
    {
        FileStream file = ScratchFile.Create(options.ScratchFolder);
        try
        {
            await DigestingCopy.CopyAsync(content, file, ScratchFile.Failure, cancellationToken);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
