namespace Viitta.Features.Workshops;

/// <summary>A small group of mixed sectors.</summary>
public sealed class Table
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid WorkshopId { get; init; }

    public required int Number { get; init; }
}
