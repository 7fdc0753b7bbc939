using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using NextGpt.Cli.Hosting;
using NextGpt.Contracts.Jobs;
using NextGpt.Contracts.Problems;

namespace NextGpt.Cli.Asking.Remote;

/// <summary>
/// A server, reached over HTTP. Everything it is asked may be asked twice, so what a lost connection or a restart interrupts is simply
/// asked again for a while.
/// </summary>
internal sealed class ServerConnection : IDisposable
{
    private const string KeyVariable = "NEXTGPT_API_KEY";
    private const int MostAttempts = 20;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http;
    private readonly Uri _address;
    private readonly TimeProvider _time;
    private bool _reached;

    public ServerConnection(Uri address, TimeProvider time)
    {
        _address = address;
        _time = time;
        _http = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        if (Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } key)
        {
            _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
    }

    public async Task<string> UploadAsync(string path, CancellationToken cancellationToken)
    {
        byte[] file = await File.ReadAllBytesAsync(path, cancellationToken);
        string json = await TextAsync(() => new HttpRequestMessage(HttpMethod.Post, "/v1/media") { Content = Bytes(file) }, cancellationToken);
        return JsonSerializer.Deserialize(json, ServerEventJson.Default.UploadedMedium)?.Id ?? throw new IOException($"{_address} took {Path.GetFileName(path)} and gave it no id.");
    }

    public async Task<Job> SubmitAsync(JobRequest request, CancellationToken cancellationToken)
    {
        string key = Guid.CreateVersion7(_time.GetUtcNow()).ToString("N");
        string body = JobJson.Serialize(request);
        return JobJson.Deserialize(await TextAsync(
            () => new HttpRequestMessage(HttpMethod.Post, "/v1/jobs") { Content = new StringContent(body, Encoding.UTF8, "application/json"), Headers = { { "Idempotency-Key", key } } },
            cancellationToken));
    }

    public async Task<byte[]> DownloadAsync(string path, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, path), HttpCompletionOption.ResponseContentRead, cancellationToken);
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    /// <summary>Stops a job; if that cannot be done soon, it is left to itself.</summary>
    public async Task CancelAsync(string job)
    {
        using var late = new CancellationTokenSource(s_patience, _time);
        try
        {
            using HttpResponseMessage response = await _http.PostAsync(new Uri($"/v1/jobs/{job}/cancel", UriKind.Relative), null, late.Token);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // The user has left; the server ends the job in its own time.
        }
    }

    /// <summary>Follows a job to its end, across lost connections and restarts of the server.</summary>
    public async IAsyncEnumerable<ServerEvent> FollowAsync(string job, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? last = null;
        for (int lost = 0; lost < MostAttempts; lost++)
        {
            HttpRequestMessage Request() => new(HttpMethod.Get, $"/v1/jobs/{job}/events") { Headers = { { "Accept", "text/event-stream" }, { "Last-Event-ID", last ?? "" } } };
            using HttpResponseMessage response = await SendAsync(Request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            SseParser<string> parser = SseParser.Create(await response.Content.ReadAsStreamAsync(cancellationToken), (_, data) => Encoding.UTF8.GetString(data));
            await using IAsyncEnumerator<SseItem<string>> events = parser.EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await NextAsync(events))
            {
                lost = 0;
                last = parser.LastEventId;
                if (ServerEvent.Of(events.Current.EventType, events.Current.Data) is { } happened)
                {
                    yield return happened;
                    if (happened.IsEnd)
                    {
                        yield break;
                    }
                }
            }

            await Task.Delay(s_pause, _time, cancellationToken);
        }
    }

    public void Dispose() => _http.Dispose();

    private static ByteArrayContent Bytes(byte[] file) => new(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };

    private static async Task<bool> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            return false;
        }
    }

    private async Task<string> TextAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellationToken);
        return await response.Content.ReadAsStringAsync(cancellationToken);
    }

    /// <exception cref="UsageException">The server refuses the request; the message is its own.</exception>
    /// <exception cref="IOException">The server does not answer, or cannot.</exception>
    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> request, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            using HttpRequestMessage message = request();
            HttpResponseMessage response;
            try
            {
                response = await _http.SendAsync(message, completion, cancellationToken);
            }
            catch (HttpRequestException) when (_reached && attempt < MostAttempts)
            {
                await Task.Delay(s_pause, _time, cancellationToken);
                continue;
            }
            catch (HttpRequestException e)
            {
                // A server that was not reached before is not waited for: the address may be wrong.
                throw new IOException($"{_address} does not answer: {Failures.Line(e)}", e);
            }

            _reached = true;
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable && attempt < MostAttempts)
                {
                    await Task.Delay(response.Headers.RetryAfter?.Delta ?? s_pause, _time, cancellationToken);
                    continue;
                }

                string line = $"{_address}: {await WhyAsync(response, cancellationToken)}";
                throw (int)response.StatusCode < 500 ? new UsageException(line) : new IOException(line);
            }
        }
    }

    private static async Task<string> WhyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        string body = await response.Content.ReadAsStringAsync(cancellationToken);
        return ProblemJson.TryDeserialize(body) is { Detail: { } detail } ? detail : $"status {(int)response.StatusCode}; expected an answer.";
    }
}
