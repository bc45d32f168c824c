using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;
using Viitta.Features.Scenarios;

namespace Viitta.Features.Workshops;

/// <summary>A draft's part as the tables and the room will see it, before anybody does.</summary>
public abstract class PreviewPage(ReadDraft read) : ViittaPage
{
    [FromRoute]
    public Guid Id { get; init; }

    /// <summary>From 1.</summary>
    [FromQuery(Name = "part")]
    public int? Asked { get; init; }

    [FromQuery(Name = "variant")]
    public string? VariantId { get; init; }

    /// <summary>How many injects are out.</summary>
    [FromQuery(Name = "injects")]
    public int? Out { get; init; }

    public DraftView View { get; private set; } = null!;

    public int Number => Math.Clamp(Asked ?? 1, 1, Math.Max(1, View.Text.Parts.Count));

    public Part? Part => View.Text.PartNumber(Number);

    public Variant? Variant => View.Text.Variants.FirstOrDefault(v => v.Id == VariantId) ?? (View.Text.Variants is [var first, ..] ? first : null);

    public int Injects => Math.Clamp(Out ?? 0, 0, Part?.Injects.Count ?? 0);

    public LocalText Own => Variant is { } variant ? Part!.ReleasedByVariant.GetValueOrDefault(variant.Id, LocalText.Empty) : LocalText.Empty;

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var outcome = await read.RunAsync(Actor, Id, ct);
        View = outcome.Value!;
        return !outcome.Refused;
    }

    /// <summary>The same view of another part, way to tell it, or number of injects.</summary>
    public string Address(string page, int? part = null, string? variant = null, int? injects = null) =>
        $"/scenarios/{Id}/draft/{page}?part={part ?? Number}{((variant ?? Variant?.Id) is { } way ? $"&variant={way}" : "")}&injects={injects ?? (part is null ? Injects : 0)}";
}

/// <summary>As a phone at a table shows it.</summary>
public sealed class PreviewPhoneModel(ReadDraft read) : PreviewPage(read);

/// <summary>As the room's screen shows it.</summary>
public sealed class PreviewProjectorModel(ReadDraft read) : PreviewPage(read)
{
    /// <summary>A usual room.</summary>
    private const int Tables = 4;

    public RoomPart Shown => RoomPart.Of(Part!, Own, [.. Part!.Injects.Take(Injects).Reverse()], Tables);
}
