using NextGpt.Contracts;
using NextGpt.Media;
using NextGpt.Media.Images;
using NextGpt.Media.Probing;
using NextGpt.Media.Sounds;
using NextGpt.Media.Sources;
using NextGpt.Media.Videos;
using NextGpt.Model.Encoders;

namespace NextGpt.Pipeline.Activities;

/// <summary>Media between files and what a model takes and gives: any accepted file in, PNG, WAV and MP4 out.</summary>
/// <param name="options">Limits and places.</param>
/// <param name="time">For time limits.</param>
public sealed class MediaFileFormats(MediaOptions options, TimeProvider time)
{
    private readonly ImageDecoder _images = new(options);
    private readonly SoundDecoder _sounds = new(options, time);
    private readonly VideoDecoder _videos = new(options, time);
    private readonly VideoEncoder _films = new(options, time);

    internal async Task<MediaContent> ReadAsync(byte[] file, Modality type, string name, CancellationToken cancellationToken)
    {
        MediaSource source = MediaSource.FromBytes(file, name);
        return type switch
        {
            Modality.Image => new MediaContent(_images.Decode(file, name)),
            Modality.Audio => new MediaContent(await _sounds.DecodeAsync(source, cancellationToken)),
            Modality.Video => new MediaContent(await _videos.DecodeAsync(source, cancellationToken)),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Expected image, audio or video."),
        };
    }

    internal async Task<(byte[] File, ProbedMedia Facts)> WriteAsync(MediaContent content, CancellationToken cancellationToken)
    {
        byte[] file = content switch
        {
            { Image: { } image } => ImageEncoder.ToPng(image),
            { Sound: { } sound } => SoundEncoder.ToWav(sound),
            _ => await _films.ToMp4Async(content.Video!, cancellationToken),
        };
        ProbedMedia facts = content switch
        {
            { Image: { } image } => new ProbedMedia(Modality.Image, "image/png", file.Length) { Width = image.Width, Height = image.Height },
            { Sound: { } sound } => new ProbedMedia(Modality.Audio, "audio/wav", file.Length)
            {
                Seconds = (double)sound.Length / sound.SampleRate,
                SampleRate = sound.SampleRate,
                Channels = sound.Channels.Length,
            },
            { Video: { } video } => new ProbedMedia(Modality.Video, "video/mp4", file.Length)
            {
                Width = video.Frames[0].Width,
                Height = video.Frames[0].Height,
                Seconds = video.Seconds,
                Frames = video.Frames.Count,
                FramesPerSecond = video.FramesPerSecond,
            },
            _ => throw new ArgumentException($"Medium of kind {content.Modality}: expected one with content.", nameof(content)),
        };
        return (file, facts);
    }
}
