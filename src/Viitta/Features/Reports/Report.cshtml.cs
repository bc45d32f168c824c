using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;
using Viitta.Features.Workshops;

namespace Viitta.Features.Reports;

/// <summary>The report for the network; a coordinator opens it to those who took part. Prints as it stands.</summary>
public sealed class WorkshopReportModel(
    ReadReport read, ReportWords words, ReportKeys keys, ShareReport share, EndReportSharing end, SiteAddress site) : ViittaPage
{
    [FromRoute]
    public Guid Id { get; init; }

    public WorkshopReport Report { get; private set; } = null!;

    public ReportDocument Document { get; private set; } = null!;

    /// <summary>Told to coordinators only, and when a link is open.</summary>
    public SharedReport? Shared { get; private set; }

    public string ShareAddress => site.Of(Shared!.Path);

    public bool Coordinates => Actor.Coordinates(Report.Network.Id);

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        var outcome = await read.RunAsync(Actor, Id, ct);
        if (outcome.Refused)
        {
            return false;
        }
        (Report, Document) = (outcome.Value, words.Of(outcome.Value));
        Shared = Coordinates ? await keys.OfAsync(Id, ct) : null;
        return true;
    }

    public async Task<IActionResult> OnPostShareAsync(CancellationToken ct) =>
        await AfterAsync(await share.RunAsync(Actor, Id, ct), _ => $"/workshops/{Id}/report#share");

    public async Task<IActionResult> OnPostEndAsync(CancellationToken ct) =>
        await AfterAsync(await end.RunAsync(Actor, Id, ct), $"/workshops/{Id}/report#share");
}
