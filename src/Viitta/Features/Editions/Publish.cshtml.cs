using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Editions;

/// <summary>What the next edition will say otherwise, what it lacks, and the button.</summary>
public sealed class PublishModel(PublishEdition publish) : ViittaPage
{
    [FromRoute]
    public string Network { get; init; } = "";

    public EditionPreview Preview { get; private set; } = null!;

    public bool MayPublish => Preview.Document.Pathways.Count > 0;

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var preview = await publish.PreviewAsync(Actor, Network, ct);
        Preview = preview.Value!;
        return !preview.Refused;
    }

    public async Task<IActionResult> OnPostAsync(string? checkBy, bool confirmed, int number, CancellationToken ct)
    {
        if (!DateOnly.TryParseExact(checkBy, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return await RefuseAsync(EditionRefusals.NotADate);
        }
        var outcome = await publish.RunAsync(Actor, Network, new PublishRequest(date, confirmed, number), ct);
        return await AfterAsync(outcome, _ => $"/networks/{Network}/editions");
    }
}
