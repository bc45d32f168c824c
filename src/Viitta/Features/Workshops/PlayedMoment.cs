namespace Viitta.Features.Workshops;

/// <param name="Id">Of a part or of an inject: part-2, inject-2a.</param>
public sealed record PlayedMoment(string Id, DateTime At);
