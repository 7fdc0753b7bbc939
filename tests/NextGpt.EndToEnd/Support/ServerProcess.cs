using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using NextGpt.Contracts.Jobs;

namespace NextGpt.EndToEnd.Support;

/// <summary><c>nextgpt serve</c> as a process of its own, reached over HTTP.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>The exit code of a process that SIGKILL ended, as shells and .NET count it: 128 + 9.</summary>
    public const int Killed = 137;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output;

    private ServerProcess(Process process, ConcurrentQueue<string> output, Uri address) =>
        (_process, _output, Http) = (process, output, new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) });

    public HttpClient Http { get; }

    public string Output => string.Join('\n', _output);

    public bool HasExited => _process.HasExited;

    /// <summary>Starts a server, on any free port, and waits until it listens.</summary>
    /// <param name="data">Its folder.</param>
    /// <param name="bundle">Its model; null is the shipped one.</param>
    /// <param name="settings">Variables of its environment, without their common beginning.</param>
    public static async Task<ServerProcess> StartAsync(string data, string? bundle, params (string Name, string Value)[] settings)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "nextgpt.dll"), "serve", "--port", "0", "--data", data, .. bundle is null ? Array.Empty<string>() : ["--bundle", bundle]];
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in settings)
        {
            start.Environment[$"NEXTGPT_{name}"] = value;
        }

        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var output = new ConcurrentQueue<string>();
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Take(string? line)
        {
            if (line is null)
            {
                return;
            }

            output.Enqueue(line);
            const string mark = "Listening on ";
            if (line.StartsWith(mark, StringComparison.Ordinal))
            {
                address.TrySetResult(new Uri(line[mark.Length..].Split(',')[0]));
            }
        }

        process.OutputDataReceived += (_, e) => Take(e.Data);
        process.ErrorDataReceived += (_, e) => Take(e.Data);
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"The server ended before it listened:\n{string.Join('\n', output)}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ServerProcess(process, output, await address.Task.WaitAsync(TimeSpan.FromMinutes(2)));
    }

    /// <summary>Puts a job.</summary>
    /// <returns>Whether the server lived to say that it has it.</returns>
    public async Task<bool> PutAsync(string id, string json)
    {
        try
        {
            using var content = new StringContent(json, Encoding.UTF8, "application/json");
            using HttpResponseMessage response = await Http.PutAsync(new Uri($"/v1/jobs/{id}", UriKind.Relative), content);
            string body = await response.Content.ReadAsStringAsync();
            Assert.True(response.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK, body);
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return false;
        }
    }

    /// <summary>Waits for a job's end.</summary>
    public async Task<Job> EndOfAsync(string id)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/jobs/{id}") { Headers = { { "Prefer", "wait=100" } } };
            using HttpResponseMessage response = await Http.SendAsync(request);
            string body = await response.Content.ReadAsStringAsync();
            Assert.True(response.StatusCode == HttpStatusCode.OK, body);
            Job job = JobJson.Deserialize(body);
            if (job.Status is not (JobStatus.Queued or JobStatus.InProgress))
            {
                return job;
            }
        }
    }

    /// <summary>Waits until the process is gone.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
        return _process.ExitCode;
    }

    /// <summary>Asks the process to end, as an operator or a service manager does.</summary>
    public void Terminate()
    {
        using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
