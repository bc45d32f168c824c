using System.Net;
using System.Threading.RateLimiting;
using Viitta.Common;

namespace Viitta.Features.Accounts;

/// <summary>
/// How often a sign-in link may be asked for: five times in a quarter of an hour for one mail address (nobody's mailbox
/// is flooded), twenty for one client (nobody tries a list of addresses). Each process counts for itself.
/// </summary>
public sealed class SignInLimits : IDisposable
{
    private readonly PartitionedRateLimiter<string> _perAddress = Limit(5);
    private readonly PartitionedRateLimiter<string> _perClient = Limit(20);

    public bool Allows(IPAddress? client, string mail)
    {
        using var one = _perClient.AttemptAcquire(ClientAddress.Of(client));
        using var two = _perAddress.AttemptAcquire(mail.ToUpperInvariant());
        return one.IsAcquired && two.IsAcquired;
    }

    public void Dispose()
    {
        _perAddress.Dispose();
        _perClient.Dispose();
    }

    private static PartitionedRateLimiter<string> Limit(int times) => PartitionedRateLimiter.Create<string, string>(
        who => RateLimitPartition.GetSlidingWindowLimiter(who, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = times,
            Window = TimeSpan.FromMinutes(15),
            SegmentsPerWindow = 5,
        }), StringComparer.Ordinal);
}
