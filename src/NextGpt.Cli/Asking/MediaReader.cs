using NextGpt.Cli.Hosting;
using NextGpt.Contracts;
using NextGpt.Media;
using NextGpt.Media.Images;
using NextGpt.Media.Sounds;
using NextGpt.Media.Sources;
using NextGpt.Media.Videos;
using NextGpt.Model.Encoders;

namespace NextGpt.Cli.Asking;

/// <summary>Reads the files that a user gives.</summary>
internal sealed class MediaReader(CliHost host)
{
    private readonly ImageDecoder _images = new(new MediaOptions());
    private readonly SoundDecoder _sounds = new(new MediaOptions(), host.Time);
    private readonly VideoDecoder _videos = new(new MediaOptions(), host.Time);

    /// <exception cref="MediaException">The file is missing, empty, damaged, beyond a limit or of another kind.</exception>
    public async Task<MediaContent> ReadAsync(MediaFile file, CancellationToken cancellationToken)
    {
        var source = MediaSource.FromFile(host.PathOf(file.Path));
        return file.Modality switch
        {
            Modality.Image => new MediaContent(await _images.DecodeAsync(source, cancellationToken)),
            Modality.Audio => new MediaContent(await _sounds.DecodeAsync(source, cancellationToken)),
            _ => new MediaContent(await _videos.DecodeAsync(source, cancellationToken)),
        };
    }

    /// <summary>Reads files in the order picture, sound, video, in which the model learned to read them.</summary>
    public async Task<IReadOnlyList<MediaContent>> ReadAsync(IEnumerable<MediaFile> files, CancellationToken cancellationToken)
    {
        var contents = new List<MediaContent>();
        foreach (MediaFile file in files.OrderBy(f => f.Modality))
        {
            contents.Add(await ReadAsync(file, cancellationToken));
        }

        return contents;
    }
}
