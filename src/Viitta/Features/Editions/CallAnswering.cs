using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Editions;

/// <summary>
/// Answers a question from one document. Order everywhere: answers at that minute, then speaks the language, then (of a
/// need) leads a step, then verified, then near. On paper there is no minute: what answers round the clock takes its place.
/// </summary>
public sealed class CallAnswering(EditionDocument document, CallQuestion question, DateTime at, DateTime now, bool onPaper)
{
    private readonly Lazy<Dictionary<Guid, EditionOrganization>> _organizations = new(() => document.Organizations.ToDictionary(o => o.Id));

    /// <summary>112 has its own place on top of every page.</summary>
    public const string Emergency = "112";

    public IReadOnlyList<CallStep> Steps(Func<string, bool> isToday) =>
    [
        .. from pathway in document.Pathways
           where question.Need.Length == 0 && pathway.ThemeId == question.Theme
           from step in pathway.Steps
           select Step(step, isToday(step.StepId)),
    ];

    /// <summary>Whatever the need: at night it may be all there is. Those that the steps of today name first; each number once.</summary>
    public IReadOnlyList<CallContact> Always(IReadOnlyList<CallStep> steps)
    {
        var named = steps.SelectMany(s => s.Leaders.Concat(s.Others)).SelectMany(p => p.Contacts)
            .Select((contact, place) => (contact.Id, place)).DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.place);
        return
        [
            .. Everything(question with { Need = "" }).Where(c => c.Schedule.Cover == Cover.Always && c.Phone.Length > 0)
                .OrderBy(c => named.GetValueOrDefault(c.Id, int.MaxValue)).ThenBy(c => c.Freshness)
                .DistinctBy(c => c.Phone),
        ];
    }

    /// <summary>What works round the clock is not said twice, unless it answers the need.</summary>
    public IReadOnlyList<CallContact> Services() =>
        [.. Everything(question).Where(c => question.Need.Length > 0 || c.Schedule.Cover != Cover.Always || c.Phone.Length == 0)];

    /// <summary>Of one service, whether or not it suits; best first.</summary>
    public IReadOnlyList<CallContact> ContactsOf(EditionOrganization organization, EditionService service) =>
        [.. Ordered(service.Contacts.Select(c => (organization, service, c)))];

    private IEnumerable<CallContact> Everything(CallQuestion asked) => Ordered(
        from organization in document.Organizations
        from service in organization.Services
        where service.Suits(asked)
        from contact in service.Contacts
        where contact.Phone != Emergency
        select (organization, service, contact));

    private CallStep Step(EditionStep step, bool isToday)
    {
        var parties = step.Responsibilities.Where(r => r.When.MayBe(question.Situation)).Select(r => (r.SubstituteId, Party: Party(r))).Where(p => p.Party is not null)
            .Select(p => (p.SubstituteId, Party: p.Party!)).ToList();
        var leaders = parties.Where(p => p.Party.Role == Role.Leads).ToList();
        var others = parties.Where(p => p.Party.Role != Role.Leads).Select(p => p.Party).ToList();
        var substitutes = leaders.Select(l => l.SubstituteId).OfType<Guid>().SelectMany(id => Contacts(id, null));
        var answering = others.Where(o => o.Role != Role.Told).SelectMany(o => o.Contacts).Where(Answers)
            .OrderBy(c => c.IsForSomeOnly).ThenByDescending(c => c.Schedule.Cover == Cover.Always);
        var taken = leaders.SelectMany(l => l.Party.Contacts).Select(c => c.Phone).ToHashSet();
        return new CallStep(
            step.StepId, step.Text, isToday, [.. leaders.Select(l => l.Party)], others,
            substitutes.Concat(answering).FirstOrDefault(c => c.Phone.Length > 0 && c.Phone != Emergency && !taken.Contains(c.Phone)));
    }

    private bool Answers(CallContact contact) => onPaper ? contact.Schedule.Cover == Cover.Always : contact.State.IsOpen;

    private CallParty? Party(EditionResponsibility responsibility) =>
        _organizations.Value.TryGetValue(responsibility.OrganizationId, out var organization)
            ? new CallParty(
                organization.Name, responsibility.Role, responsibility.InformationLabel, responsibility.Handover,
                [.. Contacts(organization.Id, responsibility.ServiceId)])
            {
                When = responsibility.When.Open(question.Situation),
            }
            : null;

    /// <summary>Of the named service when it takes the case, else of all services of the organisation that do.</summary>
    private IEnumerable<CallContact> Contacts(Guid organizationId, Guid? serviceId)
    {
        if (!_organizations.Value.TryGetValue(organizationId, out var organization))
        {
            return [];
        }
        var suiting = organization.Services.Where(s => s.Suits(question)).ToList();
        var services = suiting.Exists(s => s.Id == serviceId) ? suiting.Where(s => s.Id == serviceId) : suiting;
        return Ordered(services.SelectMany(s => s.Contacts.Select(c => (organization, s, c))));
    }

    private IEnumerable<CallContact> Ordered(
        IEnumerable<(EditionOrganization Organization, EditionService Service, EditionContact Contact)> found) => found
        .Select(f => (f.Organization, f.Service, Contact: Contact(f.Organization, f.Service, f.Contact)))
        .OrderByDescending(f => Answers(f.Contact))
        .ThenBy(f => f.Contact.Phone.Length == 0)
        .ThenBy(f => f.Contact.Speaks switch { false => f.Contact.Interpreter ? 1 : 2, _ => 0 })
        .ThenBy(f => question.Need.Length > 0 && f.Contact.Leads.Count == 0)
        .ThenBy(f => f.Contact.Freshness)
        .ThenBy(f => f.Organization.National)
        .ThenBy(f => f.Service.Area.Count == 0)
        .Select(f => f.Contact);

    private CallContact Contact(EditionOrganization organization, EditionService service, EditionContact contact) => new(
        contact.Id, organization.Name, service.Name, contact.Function,
        contact.Phone, !document.IsPractice, contact.Email, contact.Web,
        contact.Languages, contact.Interpreter, question.Language is { } language ? contact.Languages.Contains(language) : null,
        contact.Visibility, contact.Schedule.StateAt(at), contact.Schedule, Freshness.Of(contact.VerifiedAt, now),
        contact.VerifiedAt, contact.VerifiedBy, contact.Note, contact.Warning, service.Cost, service.Payer,
        service.MinAge, service.MaxAge, service.Genders, service.ResidenceSituations, service.ConsentNeeded)
    {
        Place = contact.Place,
        Leads = question.Need.Length == 0 ? [] : [.. document.StepsLedBy(organization, service)],
    };
}
