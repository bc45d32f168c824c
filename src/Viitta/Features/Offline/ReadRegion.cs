using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Editions;
using Viitta.Features.Networks;
using Viitta.Features.Search;

namespace Viitta.Features.Offline;

/// <summary>All that a region has published for everybody, as it is read where nobody answers questions.</summary>
/// <param name="At">UTC; when it was read.</param>
/// <param name="Themes">Who leads each step, as on paper: at no particular minute.</param>
/// <param name="Needs">Every service once, under the first need that it answers.</param>
public sealed record RegionMap(
    LocalText Name,
    EditionHead Edition,
    bool IsPractice,
    DateTime At,
    IReadOnlyList<CallContact> Always,
    IReadOnlyList<RegionTheme> Themes,
    IReadOnlyList<RegionNeed> Needs);

public sealed record RegionTheme(string ThemeId, IReadOnlyList<CallStep> Steps);

/// <param name="NeedId">Of content/needs.yaml.</param>
public sealed record RegionNeed(string NeedId, IReadOnlyList<RegionService> Services);

/// <param name="Meanings">What words may mean to find it: <see cref="SearchDocument.Meanings"/>.</param>
/// <param name="Contacts">Those that answer round the clock first.</param>
public sealed record RegionService(EditionService Service, LocalText Organization, IReadOnlySet<string> Meanings, IReadOnlyList<CallContact> Contacts);

public sealed class ReadRegion(ViittaDb db, ReadEdition read, Catalogue catalogue, TimeProvider time)
{
    /// <summary>The newest edition, TLP:CLEAR whoever asks.</summary>
    public async Task<Outcome<RegionMap>> RunAsync(string networkId, CancellationToken ct)
    {
        var found = await read.RunAsync(Actor.Stranger, networkId, ReadEdition.Latest, ct);
        if (found.Refused)
        {
            return found.Refusal;
        }
        var network = await db.Networks.AsNoTracking().SingleAsync(n => n.Id == networkId, ct);
        var (document, now) = (found.Value.Document with { IsPractice = network.IsPractice }, time.Now());
        var themes = document.Pathways.Select(p => new RegionTheme(p.ThemeId, Answering(p.ThemeId).Steps(_ => false))).ToList();
        return new RegionMap(
            network.Name, found.Value.Edition, network.IsPractice, now,
            Answering("").Always([.. themes.SelectMany(t => t.Steps)]), themes, [.. Needs(document, Answering(""))]);

        CallAnswering Answering(string theme) => new(document, new CallQuestion(theme, ""), now, now, onPaper: true);
    }

    private IEnumerable<RegionNeed> Needs(EditionDocument document, CallAnswering answering)
    {
        var meanings = new[] { false, true }.SelectMany(national => SearchDocument.Of(document, catalogue, national))
            .ToDictionary(d => d.ServiceId, d => d.Meanings);
        var services = (from organization in document.Organizations
                        from service in organization.Services
                        where meanings.ContainsKey(service.Id) && service.Contacts.All(c => c.Phone != CallAnswering.Emergency)
                        select new RegionService(service, organization.Name, meanings[service.Id], answering.ContactsOf(organization, service)))
            .ToLookup(s => catalogue.Needs.FirstOrDefault(n => s.Service.Needs.Contains(n.Id))?.Id);
        return from need in catalogue.Needs
               where services.Contains(need.Id)
               select new RegionNeed(need.Id, [.. services[need.Id].OrderByDescending(s => s.Contacts.Any(c => c.Schedule.Cover == Cover.Always))]);
    }
}
