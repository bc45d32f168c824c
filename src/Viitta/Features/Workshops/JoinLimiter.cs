using Viitta.Common;

namespace Viitta.Features.Workshops;

/// <summary>
/// Stops guessing of the six-sign code without ever refusing a room full of phones behind one address: only wrong codes
/// count, in memory, for a minute. With 27^6 codes, 20 open workshops and 100 tries a minute the chance of a hit is
/// 0.0003 an hour. A browser is told apart by a cookie that it can throw away, so an address has a limit too, far below
/// the whole: nobody closes the codes for all. The QR's long key cannot be guessed and is never limited.
/// </summary>
public sealed class JoinLimiter(TimeProvider time)
{
    public const int WrongPerBrowser = 10;
    public const int WrongPerAddress = 30;
    public const int WrongInAll = 100;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();

    /// <summary>Never longer than <see cref="WrongInAll"/>.</summary>
    private readonly Queue<(DateTime At, JoinClient Client)> _wrong = new();

    /// <summary>
    /// Whether the answer to this try may be told. Asked when the answer is known, so that many tries at once cannot slip
    /// through between the asking and the counting; a refused try learns nothing, right or wrong.
    /// </summary>
    public bool MayHear(JoinClient client, bool right)
    {
        lock (_lock)
        {
            var now = time.Now();
            while (_wrong.TryPeek(out var oldest) && oldest.At <= now - Window)
            {
                _wrong.Dequeue();
            }
            if (_wrong.Count >= WrongInAll
                || _wrong.Count(w => w.Client.Address == client.Address) >= WrongPerAddress
                || _wrong.Count(w => w.Client == client) >= WrongPerBrowser)
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

    public static JoinClient ClientOf(HttpContext http) =>
        new(Secrets.Hash(http.Request.Cookies["viitta-form"] ?? ""), ClientAddress.Of(http.Connection.RemoteIpAddress));
}

/// <summary>Who tries a code.</summary>
/// <param name="Browser">Hash of the form cookie, which every form needs.</param>
/// <param name="Address">As <see cref="ClientAddress"/> has it.</param>
public sealed record JoinClient(string Browser, string Address);
