using Viitta.Features.Layout;

namespace Viitta.Features.Workshops;

/// <summary>What a workshop is to look at, as a field of a form.</summary>
public sealed record FocusField(ViittaPage Page, string? Focus);
