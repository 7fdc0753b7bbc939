using NextGpt.Contracts;
using NextGpt.Media.Images;
using NextGpt.Media.Probing;
using NextGpt.Media.Stores;
using NextGpt.Media.Stores.Folders;
using NextGpt.Media.Stores.Links;

namespace NextGpt.EndToEnd.Support;

/// <summary>The media of a server's folder, reached past the server.</summary>
internal sealed class Uploads(string data)
{
    private readonly FolderMediaStore _store = new(
        new FolderStoreOptions { Root = Path.Combine(data, "store") }, new MediaLinkSigner(new MediaLinkOptions { Key = new byte[32] }, TimeProvider.System), TimeProvider.System);

    /// <summary>Stores a picture; another number is another picture.</summary>
    public async Task<string> PictureAsync(int number)
    {
        byte[] pixels = [.. Enumerable.Range(0, 40 * 30 * 3).Select(i => (byte)((i * 7) + number))];
        byte[] png = ImageEncoder.ToPng(new RgbImage(40, 30, pixels));
        using var content = new MemoryStream(png);
        return (await _store.PutAsync(content, new ProbedMedia(Modality.Image, "image/png", png.Length) { Width = 40, Height = 30 }, null)).Id.ToString();
    }

    public async Task<byte[]> ReadAsync(string id)
    {
        await using MediaContent content = await _store.OpenAsync(MediaId.Parse(id));
        using var bytes = new MemoryStream();
        await content.Stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    /// <summary>Gets the ids of all media, in order.</summary>
    public string[] All() => [.. Directory.EnumerateDirectories(Path.Combine(data, "store", "media"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).Where(n => n!.Length == 64).Order(StringComparer.Ordinal)!];
}
