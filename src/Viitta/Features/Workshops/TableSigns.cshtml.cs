using Microsoft.AspNetCore.Mvc;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Workshops;

/// <summary>A sheet of paper for each table: its number, who sits there, and how to join.</summary>
public sealed class TableSignsModel(ReadStage read, SiteAddress site, Catalogue catalogue) : ViittaPage
{
    [FromRoute]
    public Guid Id { get; init; }

    public StageView Stage { get; private set; } = null!;

    public ExpectedPeople Expected { get; private set; } = null!;

    public IReadOnlyList<PlannedTable> Tables { get; private set; } = [];

    public string JoinAddress => site.Of($"/join/{Stage.Workshop.JoinKey}");

    public string ShortJoinAddress => site.Of("/join").Split("://")[^1];

    public LocalText NameOf(ExpectedSector sector) => catalogue.Sector(sector.SectorId).Name;

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await read.RunAsync(Actor, Id, facilitates: true, ct) is not { } stage)
        {
            return false;
        }
        Stage = stage;
        // What the address has wrong is said on the run sheet; here the signs of the workshop's own tables are no worse.
        Expected = ExpectedPeople.Read(Request.Query, catalogue.Sectors, stage.Workshop.Tables.Count).Expected;
        Tables = TablePlan.Of(Expected.Sectors, Expected.Tables);
        return true;
    }
}
