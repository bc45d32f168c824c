using Viitta.Common;

namespace Viitta.Features.Workshops;

/// <summary>
/// Stops guessing of the six-sign code without ever refusing a room full of phones behind one address: only wrong codes
/// count, in memory, for a minute. With 27^6 codes, 20 open workshops and 100 tries a minute the chance of a hit is
/// 0.0003 an hour. A browser is told apart by a cookie that it can throw away, so an address has a limit too, far below
/// the whole: nobody closes the codes for all. The QR's long key cannot be guessed and is never limited.
/// Where a workshop is held, its own code is heard whatever is guessed: see <see cref="Meets"/>.
/// </summary>
public sealed class JoinLimiter(TimeProvider time)
{
    public const int WrongPerBrowser = 10;
    public const int WrongPerAddress = 30;
    public const int WrongInAll = 100;

    /// <summary>Tries a minute behind one address, beyond the limits, among which the code of a workshop held there is heard: 0.0003 an hour too.</summary>
    public const int TriesBesideRoom = 2_000;

    /// <summary>Far more addresses than workshops are held at in a day.</summary>
    public const int MostVenues = 20_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>A workshop's day, with its break.</summary>
    private static readonly TimeSpan RoomFor = TimeSpan.FromHours(6);

    private readonly Lock _lock = new();

    /// <summary>Never longer than <see cref="WrongInAll"/>.</summary>
    private readonly Queue<(DateTime At, JoinClient Client)> _wrong = new();

    /// <summary>By address.</summary>
    private readonly Dictionary<string, Venue> _venues = new(StringComparer.Ordinal);

    /// <summary>
    /// The workshop is held behind that address: its facilitator's console or its projector was opened there, or a seat was
    /// taken. A guesser in the same building then shuts nobody out, and can come upon that one workshop's code alone.
    /// </summary>
    public void Meets(HttpContext http, string joinKey) => Meets(ClientOf(http).Address, joinKey);

    public void Meets(string address, string joinKey)
    {
        lock (_lock)
        {
            var now = time.Now();
            if (_venues.Count >= MostVenues)
            {
                foreach (var (left, _) in _venues.Where(v => !v.Value.Rooms.Values.Any(seen => IsHeld(seen, now))).ToList())
                {
                    _venues.Remove(left);
                }
            }
            if (_venues.TryGetValue(address, out var venue) || (_venues.Count < MostVenues && _venues.TryAdd(address, venue = new Venue())))
            {
                venue!.Rooms[joinKey] = now;
            }
        }
    }

    /// <summary>
    /// Whether the answer to this try may be told. Asked when the answer is known, so that many tries at once cannot slip
    /// through between the asking and the counting; a refused try learns nothing, right or wrong.
    /// </summary>
    /// <param name="joinKey">Of the workshop with that code; null when the code is wrong.</param>
    public bool MayHear(JoinClient client, string? joinKey)
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
                return _venues.TryGetValue(client.Address, out var venue)
                    && venue.Tried(now) <= TriesBesideRoom
                    && joinKey is not null && venue.Rooms.TryGetValue(joinKey, out var seen) && IsHeld(seen, now);
            }
            if (joinKey is null)
            {
                _wrong.Enqueue((now, client));
            }
            return true;
        }
    }

    private static bool IsHeld(DateTime seen, DateTime now) => now - seen < RoomFor;

    public static JoinClient ClientOf(HttpContext http) =>
        new(Secrets.Hash(http.Request.Cookies["viitta-form"] ?? ""), ClientAddress.Of(http.Connection.RemoteIpAddress));

    private sealed class Venue
    {
        private DateTime _minute;
        private int _tries;

        /// <summary>When somebody of the workshop with that join key was last seen here.</summary>
        public Dictionary<string, DateTime> Rooms { get; } = new(StringComparer.Ordinal);

        /// <returns>Tries beyond a limit in this minute, the present one too.</returns>
        public int Tried(DateTime now)
        {
            (_minute, _tries) = now - _minute < Window ? (_minute, _tries + 1) : (now, 1);
            return _tries;
        }
    }
}

/// <summary>Who tries a code.</summary>
/// <param name="Browser">Hash of the form cookie, which every form needs.</param>
/// <param name="Address">As <see cref="ClientAddress"/> has it.</param>
public sealed record JoinClient(string Browser, string Address);
