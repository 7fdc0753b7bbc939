namespace NextGpt.Media.Tests.Stores;

/// <summary>An upload of which only a part arrives: then something happens, and nothing more comes than what that raises.</summary>
internal sealed class TroubledStream(byte[] bytes, int arriving, Action trouble) : MemoryStream(bytes, 0, arriving)
{
    public override bool CanSeek => false;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await base.ReadAsync(buffer, cancellationToken);
        if (read == 0)
        {
            trouble();
        }

        cancellationToken.ThrowIfCancellationRequested();
        return read;
    }
}
