using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Editions;

/// <summary>Copies the rows as they are now into a document: what the next edition will say.</summary>
public sealed class ComposeEdition(ViittaDb db, Catalogue catalogue)
{
    /// <summary>
    /// The adopted pathways, and every organisation with its services and contacts that are not removed. An organisation
    /// that is only a candidate comes along when an adopted pathway names it.
    /// </summary>
    public async Task<EditionDocument> RunAsync(Network network, CancellationToken ct)
    {
        var pathways = await db.Pathways.AsNoTracking()
            .Where(p => p.NetworkId == network.Id && p.State == PathwayState.Adopted)
            .Include(p => p.Steps).ThenInclude(s => s.Responsibilities)
            .ToListAsync(ct);
        var order = catalogue.Themes.Select(t => t.Id).ToList();
        var composed = pathways.OrderBy(p => order.IndexOf(p.ThemeId)).Select(Pathway).ToList();
        var named = composed.SelectMany(p => p.Steps).SelectMany(s => s.Responsibilities)
            .SelectMany(r => new[] { r.OrganizationId, r.SubstituteId ?? Guid.Empty }).ToHashSet();
        return new EditionDocument
        {
            NetworkName = network.Name,
            IsPractice = network.IsPractice,
            Pathways = composed,
            Organizations = await OrganizationsAsync(network.Id, o => !o.IsCandidate || named.Contains(o.Id), ct),
        };
    }

    /// <summary>The national services alone, as they are now: what there is where no region has published.</summary>
    public async Task<EditionDocument> NationalAsync(CancellationToken ct) => new()
    {
        NetworkName = LocalText.Empty,
        IsPractice = false,
        Pathways = [],
        Organizations = await OrganizationsAsync("", o => !o.IsCandidate, ct),
    };

    private async Task<IReadOnlyList<EditionOrganization>> OrganizationsAsync(
        string networkId, Func<Organization, bool> belongs, CancellationToken ct)
    {
        var organizations = await db.Organizations.AsNoTracking().For(networkId).ToListAsync(ct);
        var services = (await db.Services.AsNoTracking().For(networkId)
            .Include(s => s.Contacts.Where(c => c.RemovedAt == null)).ThenInclude(c => c.Verifications)
            .ToListAsync(ct)).ToLookup(s => s.OrganizationId);
        return
        [
            .. organizations.Where(belongs).OrderBy(o => o.NetworkId is null).ThenBy(o => o.Id)
                .Select(o => new EditionOrganization(
                    o.Id, o.Name, o.SectorId, o.NetworkId is null, [.. services[o.Id].OrderBy(s => s.Id).Select(Service)])),
        ];
    }

    private EditionPathway Pathway(Pathway pathway) => new(
        pathway.ThemeId, pathway.Number, pathway.AdoptedOn!.Value,
        [
            .. from known in catalogue.Steps
               from step in pathway.Steps
               where step.StepId == known.Id
               select new EditionStep(step.StepId, step.Text, [.. step.Responsibilities.OrderBy(r => r.Role).ThenBy(r => r.Id).Select(Responsibility)]),
        ]);

    private static EditionResponsibility Responsibility(Responsibility row) => new(
        row.OrganizationId, row.ServiceId, row.Role, row.InformationLabel, row.Hours, row.Handover, row.SubstituteId)
    {
        When = row.When,
    };

    private EditionService Service(Service row) => new(
        row.Id, row.Name, row.Description, row.Needs, row.Area, row.MinAge, row.MaxAge, row.Genders,
        row.ResidenceSituations, row.Themes, row.ConsentNeeded, row.Cost, [.. row.Contacts.OrderBy(c => c.Id).Select(c => Contact(c, row.IsFrontGate(catalogue)))])
    {
        Payer = row.Payer,
    };

    private static EditionContact Contact(ContactPoint row, bool frontGate) => new(
        row.Id, row.Function, row.Phone, row.Email, row.Web, row.Languages, row.Interpreter, row.Visibility, row.Schedule,
        row.Note, row.Warning, row.LastVerification?.At, row.LastVerification?.Role ?? LocalText.Empty, row.LastVerification?.Method)
    {
        Place = frontGate ? null : row.Place,
    };
}
