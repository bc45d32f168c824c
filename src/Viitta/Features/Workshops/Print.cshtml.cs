using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;
using Viitta.Features.Scenarios;

namespace Viitta.Features.Workshops;

/// <summary>The workshop on paper, for tables without phones: the parts as they are told, and a sheet to answer on.</summary>
public sealed class WorkshopPrintModel(ReadStage read, SiteAddress site, Catalogue catalogue) : ViittaPage
{
    [FromRoute]
    public Guid Id { get; init; }

    public StageView Stage { get; private set; } = null!;

    public string JoinAddress => site.Of($"/join/{Stage.Workshop.JoinKey}");

    public string ShortJoinAddress => site.Of("/join").Split("://")[^1];

    public IEnumerable<Step> Steps(Part part) => part.StepIds.Select(catalogue.Step);

    /// <summary>J leads, O contributes …: what to write in the first column of the sheet.</summary>
    public IReadOnlyList<Term> Roles => catalogue.All<Role>();

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        // All parts are on paper at once: for the facilitator only, who hands them out one by one.
        var stage = await read.RunAsync(Actor, Id, facilitates: true, ct);
        Stage = stage!;
        return stage is not null;
    }
}
