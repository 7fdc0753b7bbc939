namespace NextGpt.Media;

/// <summary>The stable codes of <see cref="MediaException"/>; they are part of what clients see.</summary>
public static class MediaErrorCode
{
    /// <summary>The content is of a kind or format that is not accepted.</summary>
    public const string Unsupported = "unsupported_media";

    /// <summary>The content exceeds a limit: bytes, pixels, seconds, frames, channels or sample rate.</summary>
    public const string TooLarge = "media_too_large";

    /// <summary>The content claims a known format and cannot be read as such.</summary>
    public const string Corrupt = "corrupt_media";

    /// <summary>There is nothing in it: no byte, no sample, no frame.</summary>
    public const string Empty = "empty_media";

    /// <summary>Reading or writing took longer than the limit.</summary>
    public const string Timeout = "media_timeout";

    /// <summary>The name that was given leads to no readable file.</summary>
    public const string NotFound = "media_not_found";

    /// <summary>A program that media work needs (ffmpeg, ffprobe) is not installed. Not the sender's fault.</summary>
    public const string ToolMissing = "media_tool_missing";

    /// <summary>A medium could not be written. Not the sender's fault.</summary>
    public const string EncodeFailed = "media_encode_failed";
}
