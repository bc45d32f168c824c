using System.Net;
using System.Net.Sockets;

namespace Viitta.Common;

/// <summary>Whom a limit counts for. Kept in memory only, never stored or logged.</summary>
public static class ClientAddress
{
    /// <summary>An IPv4 address, or the first 64 bits of an IPv6 one, because a household or a server has all the rest.</summary>
    public static string Of(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
