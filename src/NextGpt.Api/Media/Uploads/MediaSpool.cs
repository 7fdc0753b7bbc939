using System.Buffers;
using System.Security.Cryptography;
using NextGpt.Media;
using NextGpt.Media.Stores;

namespace NextGpt.Api.Media.Uploads;

/// <summary>Takes uploads in, up to the limit on bytes, before anything looks at them.</summary>
/// <param name="options">The limit, and where scratch files are.</param>
internal sealed class MediaSpool(MediaOptions options)
{
    private const int BlockBytes = 128 << 10;

    /// <summary>Copies a stream.</summary>
    /// <param name="content">The bytes as they come.</param>
    /// <param name="name">What errors call them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The upload; the caller's to dispose.</returns>
    /// <exception cref="MediaException">It is empty or too large.</exception>
    public Task<SpooledMedium> TakeAsync(Stream content, string name, CancellationToken cancellationToken) =>
        FillAsync(name, file => CopyAsync(content, name, file, cancellationToken), cancellationToken);

    /// <summary>Lets somebody write a scratch file.</summary>
    /// <param name="name">What errors call it.</param>
    /// <param name="fill">Writes it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The upload; the caller's to dispose.</returns>
    /// <exception cref="MediaException">It is empty.</exception>
    public async Task<SpooledMedium> FillAsync(string name, Func<FileStream, Task> fill, CancellationToken cancellationToken)
    {
        FileStream file = ScratchFile.Create(options.ScratchFolder);
        try
        {
            await fill(file);
            if (file.Length == 0)
            {
                throw new MediaException(MediaErrorCode.Empty, name, "0 bytes", "a picture, a sound or a video");
            }

            file.Position = 0;
            return new SpooledMedium(file, MediaId.FromDigest(await SHA256.HashDataAsync(file, cancellationToken)), name);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private async Task CopyAsync(Stream content, string name, FileStream file, CancellationToken cancellationToken)
    {
        byte[] block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            long total = 0;
            int read;
            while ((read = await content.ReadAsync(block, cancellationToken)) > 0)
            {
                total += read;
                if (total > options.Limits.MaxBytes)
                {
                    throw new MediaException(MediaErrorCode.TooLarge, name, $"{total} bytes or more", $"at most {options.Limits.MaxBytes} bytes");
                }

                await file.WriteAsync(block.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }
}
