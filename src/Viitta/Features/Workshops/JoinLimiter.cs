using System.Net;
using System.Net.Sockets;
using Viitta.Common;

namespace Viitta.Features.Workshops;

/// <summary>
/// Stops guessing of the six-sign code without ever refusing a room full of phones behind one address: only wrong codes
/// count, in memory, for a minute. With 27^6 codes, 20 open workshops and 100 tries a minute the chance of a hit is
/// 0.0003 an hour. The QR's long key cannot be guessed and is not limited: it works also when the codes are closed.
/// </summary>
public sealed class JoinLimiter(TimeProvider time)
{
    public const int WrongPerClient = 10;
    public const int WrongInAll = 100;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();

    /// <summary>Never longer than <see cref="WrongInAll"/>.</summary>
    private readonly Queue<(DateTime At, string Client)> _wrong = new();

    /// <summary>
    /// Whether the answer to this try may be told. Asked when the answer is known, so that many tries at once cannot slip
    /// through between the asking and the counting; a refused try learns nothing, right or wrong.
    /// </summary>
    public bool MayHear(string client, bool right)
    {
        lock (_lock)
        {
            var now = time.Now();
            while (_wrong.TryPeek(out var oldest) && oldest.At <= now - Window)
            {
                _wrong.Dequeue();
            }
            if (_wrong.Count >= WrongInAll || _wrong.Count(w => w.Client == client) >= WrongPerClient)
            {
                return false;
            }
            if (!right)
            {
                _wrong.Enqueue((now, client));
            }
            return true;
        }
    }

    /// <summary>
    /// The browser (its form cookie, which every form needs) at an address: an IPv4 address, or the first 64 bits of an
    /// IPv6 one, because a household or a server has all the rest.
    /// </summary>
    public static string ClientOf(HttpContext http) =>
        $"{Secrets.Hash(http.Request.Cookies["viitta-form"] ?? "")} {AddressOf(http.Connection.RemoteIpAddress)}";

    public static string AddressOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}
