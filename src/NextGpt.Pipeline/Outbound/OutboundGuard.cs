using System.Net;
using System.Net.Sockets;
using NextGpt.Pipeline.Errors;

namespace NextGpt.Pipeline.Outbound;

/// <summary>
/// Keeps calls to addresses that strangers name away from everything that is not public. An address is checked twice: as it is written,
/// and as what its host resolves to at the moment of connecting; what was checked is what is connected to. Thread-safe.
/// </summary>
public sealed class OutboundGuard
{
    private readonly OutboundOptions _options;
    private readonly IPNetwork[] _allowed;

    /// <summary>Makes a guard.</summary>
    /// <param name="options">What may be called.</param>
    /// <exception cref="System.ComponentModel.DataAnnotations.ValidationException">Options are wrong.</exception>
    public OutboundGuard(OutboundOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Validated();
        _allowed = [.. options.AllowedNetworks.Select(text => IPNetwork.Parse(text))];
    }

    /// <summary>Reads an address as a stranger wrote it.</summary>
    /// <param name="text">The address.</param>
    /// <param name="name">What errors call it.</param>
    /// <returns>The address.</returns>
    /// <exception cref="PermanentException">It is none that may be called.</exception>
    public Uri Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > _options.MaxAddressLength)
        {
            throw Refused($"{name}: an address of {text.Length} characters; expected at most {_options.MaxAddressLength}.");
        }

        return Uri.TryCreate(text, UriKind.Absolute, out Uri? address)
            ? Check(address, name)
            : throw Refused($"{name}: '{Show(text)}' is no address; expected one such as https://example.com/picture.png.");
    }

    /// <summary>Checks an address as it is written.</summary>
    /// <param name="address">The address.</param>
    /// <param name="name">What errors call it.</param>
    /// <returns>The same address.</returns>
    /// <exception cref="PermanentException">It is none that may be called.</exception>
    public Uri Check(Uri address, string name)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri)
        {
            throw Refused($"{name}: '{Show(address.OriginalString)}' is no whole address; expected one such as https://example.com/picture.png.");
        }

        if (address.Scheme != Uri.UriSchemeHttps && (address.Scheme != Uri.UriSchemeHttp || _allowed.Length == 0))
        {
            throw Refused($"{name}: scheme '{Show(address.Scheme)}'; expected https.");
        }

        if (address.UserInfo.Length > 0)
        {
            throw Refused($"{name}: an address with a user name in it; expected one without.");
        }

        // What the host is written as; names are looked up when they are connected to.
        return IPAddress.TryParse(address.IdnHost, out IPAddress? host) && !MayReach(host, address.Scheme)
            ? throw Refused($"{name}: host '{Show(address.Host)}' is no public address; expected one of the public internet.")
            : address;
    }

    /// <summary>Makes the handler of a client that calls such addresses. It follows no redirect, uses no proxy, keeps no cookie and unpacks nothing.</summary>
    /// <returns>The handler; the caller's to dispose.</returns>
    public HttpMessageHandler CreateHandler() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = _options.ConnectTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxResponseHeadersLength = 32,
        ConnectCallback = ConnectAsync,
    };

    /// <summary>Cuts what a stranger wrote to what fits an error.</summary>
    internal static string Show(string text)
    {
        string plain = string.Concat(text.Where(c => !char.IsControl(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format));
        return plain.Length <= 100 ? plain : string.Concat(plain.AsSpan(0, 100), "…");
    }

    private static PermanentException Refused(string message, Exception? inner = null) => new(ErrorCodes.AddressRefused, message, inner);

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        string scheme = context.InitialRequestMessage.RequestUri!.Scheme;
        IPAddress[] addresses = [.. (await ResolveAsync(context.DnsEndPoint.Host, cancellationToken)).Where(a => MayReach(a, scheme))];
        if (addresses.Length == 0)
        {
            // The same for a name that is unknown and for one that leads inside: nobody learns which names there are inside.
            throw Refused($"Host '{Show(context.DnsEndPoint.Host)}' has no public address; expected one of the public internet.");
        }

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellationToken);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData)
        {
            return [];
        }
    }

    private bool MayReach(IPAddress address, string scheme)
    {
        IPAddress plain = PublicAddress.Plain(address);
        return Array.Exists(_allowed, n => n.Contains(plain)) || (scheme == Uri.UriSchemeHttps && PublicAddress.Is(plain));
    }
}
