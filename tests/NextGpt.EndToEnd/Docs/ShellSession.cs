using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using NextGpt.EndToEnd.Support;

namespace NextGpt.EndToEnd.Docs;

/// <summary>
/// The blocks of a document in one shell, one after another, as a reader types them: in a folder with the program and an in.png, in.wav and in.mp4.
/// A server in the foreground keeps its terminal, and what follows is typed in another one. A command that fails ends it.
/// </summary>
internal sealed partial class ShellSession : IDisposable
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(12);

    private readonly string _folder = Directory.CreateTempSubdirectory("nextgpt-docs-").FullName;

    // Documents name these two ports; here any free ones stand for them.
    private readonly Dictionary<string, string> _ports = new() { ["7071"] = FreePort(), ["7072"] = FreePort() };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Puts the reader's files in place.</summary>
    public async Task PrepareAsync(Service service)
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "in.png"), Samples.Picture());
        await File.WriteAllBytesAsync(Path.Combine(_folder, "in.wav"), Samples.Sound());
        await File.WriteAllBytesAsync(Path.Combine(_folder, "in.mp4"), await Samples.VideoAsync(service));
        Directory.CreateDirectory(Path.Combine(_folder, "docs"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "src"), Path.Combine(Places.Repository, "src"));
        string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        Program("nextgpt", $"""
            if [ "$1" = serve ] && [[ " $* " != *" --port "* ]]; then set -- "$@" --port {_ports["7071"]}; fi
            exec "{dotnet}" "{Path.Combine(AppContext.BaseDirectory, "nextgpt.dll")}" "$@"
            """);

        // An answer that is an error would go unnoticed otherwise.
        Program("bin/curl", """
            fail=--fail-with-body
            for word in "$@"; do case $word in --*) ;; -*f*) fail= ;; esac; done
            PATH=${PATH#*:} exec curl $fail "$@"
            """);
    }

    /// <summary>Runs blocks.</summary>
    /// <returns>Null, or where it ended and what was said.</returns>
    public async Task<string?> RunAsync(string document, IEnumerable<ShellBlock> blocks)
    {
        var start = new ProcessStartInfo("bash", ["-c", Script(document, blocks)]) { WorkingDirectory = _folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{Path.Combine(_folder, "bin")}:{start.Environment["PATH"]}";
        var output = new StringBuilder();
        using Process bash = Process.Start(start)!;
        bash.StandardInput.Close();
        bash.OutputDataReceived += (_, e) => Take(e.Data);
        bash.ErrorDataReceived += (_, e) => Take(e.Data);
        bash.BeginOutputReadLine();
        bash.BeginErrorReadLine();
        using var late = new CancellationTokenSource(s_longest);
        try
        {
            await bash.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            bash.Kill(entireProcessTree: true);
            Take($"Still at it after {s_longest.TotalMinutes} minutes.");
        }

        lock (output)
        {
            return bash is { HasExited: true, ExitCode: 0 } ? null : output.ToString();
        }

        void Take(string? line)
        {
            lock (output)
            {
                output.AppendLine(line);
            }
        }
    }

    private string Script(string document, IEnumerable<ShellBlock> blocks)
    {
        var script = new StringBuilder("""
            set -Eeuo pipefail
            trap 'echo "$at: failed: $BASH_COMMAND" >&2' ERR
            trap 'kill $(jobs -p) 2>/dev/null || true; wait' EXIT
            ready() { for _ in $(seq 600); do if curl -sf "http://127.0.0.1:$1/health/ready" >/dev/null; then return; fi; sleep 0.3; done; echo "no server on port $1" >&2; return 1; }

            """);
        foreach (ShellBlock block in blocks)
        {
            string text = Foreground().Replace(block.Script, m => $"{m.Groups[1].Value} </dev/null &\nready {(m.Groups[2].Success ? m.Groups[2].Value : "7071")}");
            text = _ports.Aggregate(text, (t, port) => t.Replace(port.Key, port.Value, StringComparison.Ordinal));
            script.Append(System.Globalization.CultureInfo.InvariantCulture, $"at={document}:{block.Line}; echo \"== $at\" >&2\n{text}\n");
        }

        return script.ToString();
    }

    private void Program(string name, string body)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"#!/usr/bin/env bash\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^((?:\w+=\S+ )*\./nextgpt serve(?: (?:--port (\d+)|[^\s&#]+))*)[ \t]*(?:#.*)?$", RegexOptions.Multiline)]
    private static partial Regex Foreground();
}
