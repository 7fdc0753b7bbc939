using System.Diagnostics;
using System.Text;
using NextGpt.Cli.Hosting;
using NextGpt.Contracts.Jobs;

namespace NextGpt.Cli.Benchmarking;

/// <summary>A server of this program as a process of its own, asked over HTTP.</summary>
internal sealed class ServerRun : IAsyncDisposable
{
    private const string Mark = "Listening on ";

    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly CliHost _host;

    private ServerRun(CliHost host, Process process, Uri address) =>
        (_host, _process, _http) = (host, process, new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan });

    /// <summary>Starts a server and waits until it listens.</summary>
    /// <exception cref="UsageException">It does not start; the message is its own.</exception>
    public static async Task<ServerRun> StartAsync(CliHost host, string bundle, string data, bool earlyStart, CancellationToken cancellationToken)
    {
        string program = Environment.ProcessPath!;
        string[] self = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Path.Combine(AppContext.BaseDirectory, "nextgpt.dll")] : [];
        var start = new ProcessStartInfo(program, [.. self, "serve", "--port", "0", "--data", data, "--bundle", bundle]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NEXTGPT_Jobs__EarlyStart"] = earlyStart ? "true" : "false";
        Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            string? line = await process.StandardOutput.ReadLineAsync(cancellationToken);
            if (line?.StartsWith(Mark, StringComparison.Ordinal) != true)
            {
                process.Kill();
                throw new UsageException((await error).Trim());
            }

            return new ServerRun(host, process, new Uri(line[Mark.Length..].Split(',')[0]));
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(20), _host.Time);
        while (await ticks.WaitForNextTickAsync(cancellationToken))
        {
            using HttpResponseMessage response = await _http.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return;
            }
        }
    }

    /// <summary>Has a job done.</summary>
    /// <returns>From the request to the end of the job, in seconds.</returns>
    /// <exception cref="UsageException">It did not succeed.</exception>
    public async Task<double> AskAsync(JobRequest request, CancellationToken cancellationToken)
    {
        long begin = _host.Time.GetTimestamp();
        using var message = new HttpRequestMessage(HttpMethod.Post, "/v1/jobs")
        {
            Content = new StringContent(JobJson.Serialize(request), Encoding.UTF8, "application/json"),
            Headers = { { "Prefer", "wait=200" } },
        };
        using HttpResponseMessage response = await _http.SendAsync(message, cancellationToken);
        string body = await response.Content.ReadAsStringAsync(cancellationToken);
        double seconds = _host.Time.GetElapsedTime(begin).TotalSeconds;
        return response.IsSuccessStatusCode && JobJson.Deserialize(body) is { Status: JobStatus.Succeeded } ? seconds : throw new UsageException($"the server answered: {body}");
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
