using NextGpt.Media.Images;
using NextGpt.Media.Sounds;
using NextGpt.Media.Videos;
using NextGpt.Training.World.Language;
using NextGpt.Training.World.Rendering;

namespace NextGpt.Training.Datasets;

/// <summary>Writes scenes as PNG, WAV and MP4.</summary>
/// <param name="videos">Writes the videos; needs ffmpeg.</param>
public sealed class SceneMediaWriter(VideoEncoder videos) : IMediaWriter
{
    /// <inheritdoc/>
    /// <exception cref="NextGpt.Media.MediaException">ffmpeg is missing or fails.</exception>
    public async Task<string> WriteAsync(Scene scene, int seed, string folder, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var random = new Random(seed);
        var (bytes, extension) = scene switch
        {
            { Image: { } image } => (ImageEncoder.ToPng(ImageRenderer.Render(image, random)), ".png"),
            { Sound: { } sound } => (SoundEncoder.ToWav(SoundRenderer.Render(sound, random)), ".wav"),
            _ => (await videos.ToMp4Async(VideoRenderer.Render(scene.Video!, random), cancellationToken), ".mp4"),
        };
        await File.WriteAllBytesAsync(Path.Combine(folder, name + extension), bytes, cancellationToken);
        return name + extension;
    }
}
