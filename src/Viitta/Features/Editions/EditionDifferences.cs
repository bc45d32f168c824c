using Viitta.Common;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Editions;

/// <summary>What one edition says otherwise than another, contact by contact and step by step, as far as the reader sees both.</summary>
/// <param name="Steps">In the order of the themes and steps.</param>
public sealed record EditionDifferences(
    IReadOnlyList<NamedContact> New,
    IReadOnlyList<NamedContact> Gone,
    IReadOnlyList<ChangedContact> Changed,
    IReadOnlyList<ChangedStep> Steps)
{
    public bool Any => New.Count + Gone.Count + Changed.Count + Steps.Count > 0;

    public static EditionDifferences Between(EditionDocument before, EditionDocument after)
    {
        var (old, now) = (Contacts(before), Contacts(after));
        return new EditionDifferences(
            [.. now.Values.Where(c => !old.ContainsKey(c.Contact.Id))],
            [.. old.Values.Where(c => !now.ContainsKey(c.Contact.Id))],
            [
                .. from named in now.Values
                   where old.ContainsKey(named.Contact.Id)
                   let was = old[named.Contact.Id]
                   let facts = Facts(was, named).ToList()
                   where facts.Count > 0
                   select new ChangedContact(was, named, facts),
            ],
            [.. ChangedSteps(before, after)]);
    }

    private static Dictionary<Guid, NamedContact> Contacts(EditionDocument document) =>
        (from organization in document.Organizations
         from service in organization.Services
         from contact in service.Contacts
         select new NamedContact(organization.Name, service.Name, service.Cost, service.Payer, contact)).ToDictionary(c => c.Contact.Id);

    /// <summary>A rename is told by the new name alone; what was confirmed anew, by its date.</summary>
    private static IEnumerable<ContactFact> Facts(NamedContact before, NamedContact after)
    {
        var (old, now) = (before.Contact, after.Contact);
        (ContactFact Fact, bool Differs)[] facts =
        [
            (ContactFact.Phone, old.Phone != now.Phone),
            (ContactFact.Email, old.Email != now.Email),
            (ContactFact.Web, old.Web != now.Web),
            (ContactFact.Place, old.Place != now.Place),
            (ContactFact.Hours, !old.Schedule.Equals(now.Schedule)),
            (ContactFact.Languages, old.Interpreter != now.Interpreter || !old.Languages.Order().SequenceEqual(now.Languages.Order())),
            (ContactFact.Cost, before.Cost != after.Cost),
            (ContactFact.Payer, before.Payer != after.Payer),
            (ContactFact.Visibility, old.Visibility != now.Visibility),
            (ContactFact.Verified, old.VerifiedAt != now.VerifiedAt),
        ];
        return facts.Where(f => f.Differs).Select(f => f.Fact);
    }

    private static IEnumerable<ChangedStep> ChangedSteps(EditionDocument before, EditionDocument after) =>
        from pathway in after.Pathways.Concat(before.Pathways.Where(b => after.Pathways.All(a => a.ThemeId != b.ThemeId)))
        from step in pathway.Steps
        let was = Leaders(before, pathway.ThemeId, step.StepId)
        let now = Leaders(after, pathway.ThemeId, step.StepId)
        where !was.Select(l => (l.Id, l.Leader.When)).ToHashSet().SetEquals(now.Select(l => (l.Id, l.Leader.When)))
        select new ChangedStep(pathway.ThemeId, step.StepId, [.. was.Select(l => l.Leader)], [.. now.Select(l => l.Leader)]);

    private static List<(Guid Id, StepLeader Leader)> Leaders(EditionDocument document, string themeId, string stepId) =>
    [
        .. from pathway in document.Pathways
           where pathway.ThemeId == themeId
           from step in pathway.Steps
           where step.StepId == stepId
           from row in step.Responsibilities
           where row.Role == Role.Leads
           from organization in document.Organizations
           where organization.Id == row.OrganizationId
           select (organization.Id, new StepLeader(organization.Name, row.When)),
    ];
}

public sealed record NamedContact(
    LocalText Organization, LocalText Service, LocalText Cost, LocalText Payer, EditionContact Contact);

public sealed record ChangedContact(NamedContact Before, NamedContact After, IReadOnlyList<ContactFact> Facts);

/// <param name="Before">Who led it; empty when nobody did.</param>
public sealed record ChangedStep(string ThemeId, string StepId, IReadOnlyList<StepLeader> Before, IReadOnlyList<StepLeader> After);

/// <param name="When">The situation in which it leads.</param>
public sealed record StepLeader(LocalText Name, Situation When);

/// <summary>What of a contact can differ.</summary>
public enum ContactFact
{
    Phone,
    Email,
    Web,
    Place,
    Hours,
    Languages,
    Cost,
    Payer,
    Visibility,
    Verified,
}
