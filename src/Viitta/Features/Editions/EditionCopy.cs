using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;

namespace Viitta.Features.Editions;

/// <summary>A published edition to take along as a file, with what its reader may see and nothing else.</summary>
public sealed record EditionCopy(Network Network, EditionHead Edition, Visibility Level, IReadOnlyList<CopiedContact> Contacts)
{
    /// <summary>The theme that the page of the live edition opens with.</summary>
    public required string ThemeId { get; init; }

    /// <summary>Path of the page that always answers from the newest edition; open to everyone.</summary>
    public string LivePath => $"/call?theme={ThemeId}&municipality={Network.TownId}";

    /// <summary>"north-savo-edition-3-tlp-green.xlsx": says whom it is for wherever it is kept.</summary>
    public string FileName(string extension) => $"{Network.Id}-edition-{Edition.Number}-tlp-{Texts.Slug(Level)}.{extension}";
}

/// <param name="SectorId">Of the organisation.</param>
/// <param name="Leads">Steps that it is called for first.</param>
public sealed record CopiedContact(CallContact Contact, EditionService Service, string SectorId, IReadOnlyList<LedStep> Leads);

/// <summary>Reads an edition as <see cref="ReadEdition"/> does, contact by contact.</summary>
public sealed class CopyEdition(ViittaDb db, ReadEdition read, TimeProvider time)
{
    /// <param name="edition">A number, or <see cref="ReadEdition.Latest"/>.</param>
    public async Task<Outcome<EditionCopy>> RunAsync(Actor actor, string networkId, string edition, CancellationToken ct)
    {
        var found = await read.RunAsync(actor, networkId, edition, ct);
        if (found.Refused)
        {
            return found.Refusal;
        }
        var network = await db.Networks.AsNoTracking().SingleAsync(n => n.Id == networkId, ct);
        var document = found.Value.Document with { IsPractice = network.IsPractice };
        return new EditionCopy(network, found.Value.Edition, found.Value.Level, Contacts(document, time.Now()))
        {
            ThemeId = document.Pathways[0].ThemeId,
        };
    }

    /// <summary>Those who lead first, in the order of the steps.</summary>
    private static IReadOnlyList<CopiedContact> Contacts(EditionDocument document, DateTime now)
    {
        var answering = new CallAnswering(document, new CallQuestion("", ""), now, now, onPaper: true);
        var steps = document.Pathways.SelectMany(p => p.Steps.Select(s => new LedStep(p.ThemeId, s.StepId))).ToList();
        return
        [
            .. (from organization in document.Organizations
                from service in organization.Services
                let leads = document.StepsLedBy(organization, service).ToList()
                from contact in answering.ContactsOf(organization, service)
                select new CopiedContact(contact, service, organization.SectorId, leads))
                .OrderBy(c => c.Leads.Count == 0 ? steps.Count : steps.IndexOf(c.Leads[0])),
        ];
    }
}

/// <param name="Level">What the reader gets.</param>
public sealed record EditionFileLinks(string Network, EditionHead Edition, Visibility Level);
