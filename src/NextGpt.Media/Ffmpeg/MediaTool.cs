using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace NextGpt.Media.Ffmpeg;

/// <summary>
/// Runs ffmpeg and ffprobe in a work folder: never through a shell, with a time limit, bounded memory and bounded output.
/// When the call ends, however it ends, the process has ended too.
/// </summary>
internal sealed class MediaTool
{
    private const int LongestOutput = 4 << 20;
    private const int KeptErrors = 4096;

    private readonly MediaOptions _options;
    private readonly TimeProvider _time;

    public MediaTool(MediaOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
    }

    /// <summary>Runs a tool to its end.</summary>
    /// <param name="program">"ffmpeg" or "ffprobe".</param>
    /// <param name="arguments">As on a command line. Only file names of this library's own choosing belong in it.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="name">What errors call the medium.</param>
    /// <param name="timeout">How long it may take.</param>
    /// <param name="cancellationToken">Kills the process.</param>
    /// <exception cref="MediaException">The tool is not installed, or it took too long.</exception>
    public async Task<ToolResult> RunAsync(
        string program, string arguments, WorkFolder folder, string name, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using CancellationTokenSource deadline = new(timeout, _time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using Process process = Start(program, arguments, folder);
        try
        {
            AddressSpace.Limit(process, _options.Limits.ToolMemoryBytes);
            process.StandardInput.Close();
            Task<string> errors = ReadEndAsync(process.StandardError.BaseStream, either.Token);
            string output = await ReadAsync(process.StandardOutput.BaseStream, name, either.Token);
            await process.WaitForExitAsync(either.Token);
            return new ToolResult(process.ExitCode, output, await errors);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new MediaException(
                MediaErrorCode.Timeout,
                name,
                FormattableString.Invariant($"not done within {timeout.TotalSeconds:0.###} s"),
                "a medium that takes less time");
        }
        finally
        {
            await EndAsync(process);
        }
    }

    private static async Task EndAsync(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task<string> ReadAsync(Stream stream, string name, CancellationToken cancellationToken)
    {
        using MemoryStream kept = new();
        byte[] block = new byte[16384];
        int read;
        while ((read = await stream.ReadAsync(block, cancellationToken)) > 0)
        {
            if (kept.Length + read > LongestOutput)
            {
                throw new MediaException(MediaErrorCode.Corrupt, name, $"a description of more than {LongestOutput} bytes", "an ordinary file");
            }

            kept.Write(block, 0, read);
        }

        return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }

    private static async Task<string> ReadEndAsync(Stream stream, CancellationToken cancellationToken)
    {
        byte[] kept = [];
        byte[] block = new byte[KeptErrors];
        int read;
        while ((read = await stream.ReadAsync(block, cancellationToken)) > 0)
        {
            byte[] joined = [.. kept, .. block.AsSpan(0, read)];
            kept = joined[Math.Max(joined.Length - KeptErrors, 0)..];
        }

        return Encoding.UTF8.GetString(kept);
    }

    private Process Start(string program, string arguments, WorkFolder folder)
    {
        string path = _options.FfmpegFolder is null ? program : Path.Combine(_options.FfmpegFolder, program);
        try
        {
            return Process.Start(new ProcessStartInfo(path, arguments)
            {
                WorkingDirectory = folder.Path,
                UseShellExecute = false,
                CreateNoWindow = true,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception e)
        {
            throw new MediaException(
                MediaErrorCode.ToolMissing,
                program,
                _options.FfmpegFolder is null ? "not found on the PATH" : "not found in the folder that the options name",
                "ffmpeg and ffprobe to be installed (Debian, Ubuntu: apt install ffmpeg; macOS: brew install ffmpeg; Windows: winget install ffmpeg)",
                e);
        }
    }
}
