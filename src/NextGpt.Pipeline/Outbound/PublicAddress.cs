using System.Net;
using System.Net.Sockets;

namespace NextGpt.Pipeline.Outbound;

/// <summary>Which addresses are of the public internet: what a stranger may make this service talk to.</summary>
internal static class PublicAddress
{
    // The special-purpose registries of IANA (RFC 6890 and its successors), and the address at which Azure's hosts answer their guests.
    private static readonly IPNetwork[] s_special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "168.63.129.16/32", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    // All of IPv6 that is given out to the public lies in here.
    private static readonly IPNetwork s_global6 = IPNetwork.Parse("2000::/3");

    public static bool Is(IPAddress address)
    {
        IPAddress plain = Plain(address);
        return (plain.AddressFamily == AddressFamily.InterNetwork || s_global6.Contains(plain)) && !Array.Exists(s_special, n => n.Contains(plain));
    }

    /// <summary>Undoes the writing of an IPv4 address as one of IPv6.</summary>
    public static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
