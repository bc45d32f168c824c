namespace Viitta.Common;

/// <summary>Work that a room does once the database is migrated and before the first request, in <see cref="Order"/>.</summary>
public interface IAtStart
{
    /// <summary>10 networks, 20 national services, 30 scenarios, 40 accounts, 90 practice region.</summary>
    int Order { get; }

    Task RunAsync(CancellationToken ct);
}
