using FFMpegCore;

namespace NextGpt.Media.Ffmpeg;

/// <summary>
/// The parts that all of this library's ffmpeg commands share. FFMpegCore writes the command line; running it is
/// <see cref="MediaTool"/>'s, whose limits FFMpegCore does not offer.
/// </summary>
internal static class FfmpegCommand
{
    /// <summary>The largest single allocation in bytes; enough for the largest frame that is accepted.</summary>
    public const int LargestAllocation = 512 << 20;

    // One thread: the bytes of an encoder must not depend on the machine, and a stranger's file gets one core.
    private const int Threads = 1;

    /// <summary>Decodes the work folder's input.</summary>
    /// <param name="demuxer">The format that the content's first bytes named.</param>
    /// <param name="output">A file name in the work folder.</param>
    /// <param name="configure">Of the output.</param>
    public static string Decode(string demuxer, string output, Action<FFMpegOutputOptions> configure) =>
        Command(input => input.ForceFormat(demuxer).WithCustomArgument("-protocol_whitelist file"), output, configure);

    /// <summary>Encodes the work folder's input; no date, no version and no chance gets into the output.</summary>
    /// <param name="configureInput">With its format.</param>
    /// <param name="output">A file name in the work folder.</param>
    /// <param name="configure">Of the output.</param>
    public static string Encode(Action<FFMpegInputOptions> configureInput, string output, Action<FFMpegOutputOptions> configure) =>
        Command(configureInput, output, options => configure(options.WithoutMetadata().WithCustomArgument("-fflags +bitexact")));

    private static string Command(Action<FFMpegInputOptions> configureInput, string output, Action<FFMpegOutputOptions> configure) =>
        FormattableString.Invariant($"-hide_banner -v error -nostdin -max_alloc {LargestAllocation} ")
        + FFMpegArguments
            .FromFileInput(StagedMedia.InputName, verifyExists: false, options => configureInput(options.WithThreads(Threads)))
            .OutputToFile(output, overwrite: false, options => configure(options.WithThreads(Threads)))
            .Arguments;
}
