namespace Viitta.Features.Pathways;

/// <summary>Where a part in a step was first said: at which tables of which workshop.</summary>
/// <param name="Tables">Their numbers, in order.</param>
public sealed record Provenance(Guid WorkshopId, IReadOnlyList<int> Tables);
