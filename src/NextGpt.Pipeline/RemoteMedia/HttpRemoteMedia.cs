using System.Buffers;
using System.Net;
using System.Net.Sockets;
using NextGpt.Media;
using NextGpt.Media.Limits;
using NextGpt.Pipeline.Errors;
using NextGpt.Pipeline.Outbound;
using Polly;
using Polly.Timeout;

namespace NextGpt.Pipeline.RemoteMedia;

/// <summary>Gets media over https from public addresses. Thread-safe.</summary>
public sealed class HttpRemoteMedia : IRemoteMedia, IDisposable
{
    private const int BlockBytes = 64 << 10;

    private readonly OutboundGuard _guard;
    private readonly OutboundOptions _options;
    private readonly MediaLimits _limits;
    private readonly ResiliencePipeline _pipeline;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    /// <summary>Makes a getter with a client of its own.</summary>
    /// <param name="guard">Which addresses may be called.</param>
    /// <param name="options">How long, and how many redirects.</param>
    /// <param name="limits">How many bytes.</param>
    /// <param name="pipeline">The retries; see <see cref="Resilience.IoPipelines.RemoteMedia"/>.</param>
    /// <param name="time">The clock of the time limit.</param>
    public HttpRemoteMedia(OutboundGuard guard, OutboundOptions options, MediaLimits limits, ResiliencePipeline pipeline, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(guard);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(limits);
        (_guard, _options, _limits, _pipeline, _time) = (guard, options.Validated(), limits.Validated(), pipeline, time);
        _http = new HttpClient(guard.CreateHandler(), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <inheritdoc/>
    public Uri Parse(string text, string name) => _guard.Parse(text, name);

    /// <inheritdoc/>
    public async Task FetchAsync(Uri address, string name, Stream target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        _guard.Check(address, name);
        using CancellationTokenSource late = new(_options.FetchTimeout, _time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await _pipeline.ExecuteAsync(token => FetchOnceAsync(address, name, target, token), either.Token);
        }
        catch (Exception e) when (e is TimeoutRejectedException || (e is OperationCanceledException && late.IsCancellationRequested && !cancellationToken.IsCancellationRequested))
        {
            throw Unreachable(name, address, FormattableString.Invariant($"not there within {_options.FetchTimeout.TotalSeconds:0.#} s"), e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async ValueTask FetchOnceAsync(Uri address, string name, Stream target, CancellationToken cancellationToken)
    {
        try
        {
            using HttpResponseMessage response = await FollowAsync(address, name, cancellationToken);
            target.SetLength(0);
            await CopyAsync(response, name, target, cancellationToken);
        }
        catch (HttpRequestException e) when (e.InnerException is PermanentException refused)
        {
            // What the guard throws while connecting comes wrapped.
            throw new PermanentException(refused.Code, $"{name}: {refused.Message}", e);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.SecureConnectionError)
        {
            throw new PermanentException(ErrorCodes.RemoteRefused, $"{name}: {address.Host} has no valid certificate; expected one that this machine trusts.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            throw Unreachable(name, address, "no whole answer", e);
        }
    }

    private async Task<HttpResponseMessage> FollowAsync(Uri address, string name, CancellationToken cancellationToken)
    {
        for (int redirects = 0; ; redirects++)
        {
            using HttpRequestMessage request = new(HttpMethod.Get, address);
            request.Headers.Accept.ParseAdd("image/*, audio/*, video/*, */*;q=0.5");
            HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return response;
            }

            using (response)
            {
                address = Next(address, name, response);
            }

            if (redirects == _options.MaxRedirects)
            {
                throw new PermanentException(ErrorCodes.RemoteRefused, $"{name}: more than {_options.MaxRedirects} redirects; expected the medium.");
            }
        }
    }

    private Uri Next(Uri address, string name, HttpResponseMessage response)
    {
        int status = (int)response.StatusCode;
        if (status is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location && Uri.TryCreate(address, location, out Uri? next))
        {
            return _guard.Check(next, $"{name}, redirected");
        }

        string message = $"{name}: {address.Host} answers with status {status}; expected 200.";
        throw status is 408 or 425 or 429 or >= 500
            ? new TransientException(ErrorCodes.Unreachable, message)
            : new PermanentException(ErrorCodes.RemoteRefused, message);
    }

    private async Task CopyAsync(HttpResponseMessage response, string name, Stream target, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentEncoding.Any(e => !e.Equals("identity", StringComparison.OrdinalIgnoreCase)))
        {
            throw new PermanentException(ErrorCodes.RemoteRefused, $"{name}: packed as '{OutboundGuard.Show(string.Join(", ", response.Content.Headers.ContentEncoding))}'; expected the plain file.");
        }

        if (response.Content.Headers.ContentLength > _limits.MaxBytes)
        {
            throw TooLarge(name, response.Content.Headers.ContentLength.Value);
        }

        await using Stream content = await response.Content.ReadAsStreamAsync(cancellationToken);
        byte[] block = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            long total = 0;
            int read;
            while ((read = await content.ReadAsync(block, cancellationToken)) > 0)
            {
                total += read;
                if (total > _limits.MaxBytes)
                {
                    throw TooLarge(name, total);
                }

                await target.WriteAsync(block.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    private MediaException TooLarge(string name, long bytes) => new(MediaErrorCode.TooLarge, name, $"{bytes} bytes or more", $"at most {_limits.MaxBytes} bytes");

    private static TransientException Unreachable(string name, Uri address, string what, Exception inner) =>
        new(ErrorCodes.Unreachable, $"{name}: {what} from {address.Host}; expected a medium.", inner);
}
