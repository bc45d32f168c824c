using System.Threading.RateLimiting;

namespace Viitta.Features.Feedback;

/// <summary>
/// How often addresses may be left: five times an hour by one seat (a typing error or two), three hundred by one client
/// (a whole room behind one address). In memory only; each process counts for itself.
/// </summary>
public sealed class LaterLimits : IDisposable
{
    public const int PerSeat = 5;

    private readonly PartitionedRateLimiter<string> _perSeat = Limit(PerSeat);
    private readonly PartitionedRateLimiter<string> _perClient = Limit(300);

    /// <param name="client">As <see cref="Common.ClientAddress"/> has it.</param>
    public bool Allows(Guid seat, string client)
    {
        using var one = _perSeat.AttemptAcquire($"{seat}");
        using var two = _perClient.AttemptAcquire(client);
        return one.IsAcquired && two.IsAcquired;
    }

    public void Dispose()
    {
        _perSeat.Dispose();
        _perClient.Dispose();
    }

    private static PartitionedRateLimiter<string> Limit(int times) => PartitionedRateLimiter.Create<string, string>(
        who => RateLimitPartition.GetFixedWindowLimiter(
            who, _ => new FixedWindowRateLimiterOptions { PermitLimit = times, Window = TimeSpan.FromHours(1) }), StringComparer.Ordinal);
}
