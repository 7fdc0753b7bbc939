using NextGpt.Media.Limits;

namespace NextGpt.Media.Ffmpeg;

/// <summary>Runs an encoding and fetches its result.</summary>
internal static class FfmpegEncoding
{
    /// <exception cref="MediaException">ffmpeg is missing, fails or takes too long.</exception>
    public static async Task<byte[]> RunAsync(
        MediaTool tool, MediaLimits limits, string command, WorkFolder folder, string what, string outputName, string expected, CancellationToken cancellationToken)
    {
        ToolResult result = await tool.RunAsync("ffmpeg", command, folder, what, limits.CodecTimeout, cancellationToken);
        return result.ExitCode == 0
            ? await File.ReadAllBytesAsync(folder.PathOf(outputName), cancellationToken)
            : throw new MediaException(
                MediaErrorCode.EncodeFailed, what, $"ffmpeg ended with {result.ExitCode}", $"{expected} (is ffmpeg built with x264 and LAME?)", result.Cause("ffmpeg"));
    }
}
