using NextGpt.Contracts;

namespace NextGpt.Media.Probing;

/// <summary>A file format that is accepted.</summary>
/// <param name="Label">What people call it.</param>
/// <param name="ContentType">Its MIME type; of containers, the one for the kind that comes first in <paramref name="Kinds"/>.</param>
/// <param name="Demuxer">ffmpeg's name. Forcing it keeps ffmpeg from taking a stranger's file for a playlist.</param>
/// <param name="Kinds">What it can hold.</param>
internal sealed record ContentFormat(string Label, string ContentType, string? Demuxer, params IReadOnlyList<Modality> Kinds)
{
    public static readonly ContentFormat Png = new("PNG", "image/png", null, Modality.Image);
    public static readonly ContentFormat Jpeg = new("JPEG", "image/jpeg", null, Modality.Image);
    public static readonly ContentFormat WebP = new("WebP", "image/webp", null, Modality.Image);
    public static readonly ContentFormat Gif = new("GIF", "image/gif", "gif", Modality.Image, Modality.Video);
    public static readonly ContentFormat Wav = new("WAV", "audio/wav", "wav", Modality.Audio);
    public static readonly ContentFormat Mp3 = new("MP3", "audio/mpeg", "mp3", Modality.Audio);
    public static readonly ContentFormat Flac = new("FLAC", "audio/flac", "flac", Modality.Audio);
    public static readonly ContentFormat Ogg = new("Ogg", "audio/ogg", "ogg", Modality.Audio);
    public static readonly ContentFormat M4A = new("M4A", "audio/mp4", "mov", Modality.Audio);
    public static readonly ContentFormat Mp4 = new("MP4", "video/mp4", "mov", Modality.Video, Modality.Audio);
    public static readonly ContentFormat QuickTime = new("MOV", "video/quicktime", "mov", Modality.Video, Modality.Audio);
    public static readonly ContentFormat WebM = new("WebM", "video/webm", "matroska", Modality.Video, Modality.Audio);
    public static readonly ContentFormat Matroska = new("Matroska", "video/x-matroska", "matroska", Modality.Video, Modality.Audio);

    /// <summary>Gets the sentence that errors end with.</summary>
    public const string AllAccepted =
        "a picture (PNG, JPEG, WebP, GIF), a sound (WAV, MP3, FLAC, Ogg, M4A) or a video (MP4, WebM, MOV, GIF)";

    /// <summary>Gets "a PNG file", "an MP4 file".</summary>
    public string AFile => $"{(Label is "MP3" or "MP4" or "M4A" or "Ogg" ? "an" : "a")} {Label} file";

    /// <summary>Gets "a damaged PNG file".</summary>
    public string ADamagedFile => $"a damaged {Label} file";

    /// <summary>Names what is accepted of one kind.</summary>
    public static string Accepted(Modality kind) => kind switch
    {
        Modality.Image => "a picture (PNG, JPEG, WebP or GIF)",
        Modality.Audio => "a sound (WAV, MP3, FLAC, Ogg or M4A)",
        Modality.Video => "a video (MP4, WebM, MOV or GIF)",
        _ => AllAccepted,
    };

    /// <summary>Gets the MIME type for what the file turned out to hold.</summary>
    public string ContentTypeFor(Modality kind) => kind == Modality.Audio && ContentType.StartsWith("video/", StringComparison.Ordinal)
        ? (Demuxer == "mov" ? "audio/mp4" : ContentType.Replace("video/", "audio/", StringComparison.Ordinal))
        : ContentType;
}
