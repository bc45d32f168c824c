using System.Threading.RateLimiting;

namespace Viitta.Features.Editions;

/// <summary>
/// How often a client may say that something does not work: twenty times an hour, and of one contact it counts once. The
/// addresses are in memory for that hour and nowhere else. Each process counts for itself.
/// </summary>
public sealed class ReportLimits : IDisposable
{
    public const int PerHour = 20;

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly PartitionedRateLimiter<string> _perClient = Limit<string>(PerHour);
    private readonly PartitionedRateLimiter<(string Client, Guid Contact)> _perContact = Limit<(string, Guid)>(1);

    public bool Allows(string client)
    {
        using var lease = _perClient.AttemptAcquire(client);
        return lease.IsAcquired;
    }

    /// <summary>Not said by this client before: a double tap is one report.</summary>
    public bool IsNew(string client, Guid contact)
    {
        using var lease = _perContact.AttemptAcquire((client, contact));
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        _perClient.Dispose();
        _perContact.Dispose();
    }

    private static PartitionedRateLimiter<T> Limit<T>(int times)
        where T : notnull => PartitionedRateLimiter.Create<T, T>(who => RateLimitPartition.GetFixedWindowLimiter(
            who, _ => new FixedWindowRateLimiterOptions { PermitLimit = times, Window = Hour }));
}
