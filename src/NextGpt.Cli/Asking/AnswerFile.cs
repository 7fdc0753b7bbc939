using System.Security.Cryptography;
using NextGpt.Contracts.Jobs;
using NextGpt.Media.Images;
using NextGpt.Media.Sounds;
using NextGpt.Media.Videos;
using NextGpt.Model.Answers;
using NextGpt.Model.Encoders;

namespace NextGpt.Cli.Asking;

/// <summary>A medium of an answer as the bytes of a file.</summary>
/// <param name="Part">The part of the answer that it is.</param>
/// <param name="Name">The name of the file.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="Media">What is told of it; its <see cref="JobMedia.Url"/> is the name.</param>
internal sealed record AnswerFile(int Part, string Name, byte[] Bytes, JobMedia Media)
{
    private const int IdLetters = 24;

    /// <summary>Writes a picture as PNG, a sound as WAV, a video as MP4.</summary>
    /// <exception cref="NextGpt.Media.MediaException">ffmpeg is missing or fails.</exception>
    public static async Task<AnswerFile> EncodeAsync(AnswerPart part, VideoEncoder videos, CancellationToken cancellationToken)
    {
        MediaContent content = part.Media!.Content;
        if (content.Image is { } image)
        {
            return Of(part.Index, "png", "image/png", ImageEncoder.ToPng(image), m => m with { Width = image.Width, Height = image.Height });
        }

        if (content.Sound is { } sound)
        {
            return Of(part.Index, "wav", "audio/wav", SoundEncoder.ToWav(sound), m => m with { Seconds = sound.Seconds, SampleRate = sound.SampleRate });
        }

        VideoClip video = content.Video!;
        byte[] mp4 = await videos.ToMp4Async(video, cancellationToken);
        RgbImage frame = video.Frames[0];
        return Of(part.Index, "mp4", "video/mp4", mp4, m => m with { Width = frame.Width, Height = frame.Height, Seconds = video.Seconds, Frames = video.Frames.Count });
    }

    private static AnswerFile Of(int part, string extension, string contentType, byte[] bytes, Func<JobMedia, JobMedia> describe)
    {
        string digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        string name = $"part-{part}.{extension}";
        var media = new JobMedia { Id = $"med_{digest[..IdLetters]}", Url = name, ContentType = contentType, Bytes = bytes.Length, Sha256 = digest };
        return new AnswerFile(part, name, bytes, describe(media));
    }
}
