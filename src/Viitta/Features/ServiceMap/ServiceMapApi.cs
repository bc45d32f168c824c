using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.ServiceMap;

public sealed record OrganizationBody(LocalText Name, string Sector, int Version = 0);

public sealed record OrganizationAnswer(Guid Id, string? NetworkId, LocalText Name, string Sector, bool IsCandidate, int Version)
{
    public static OrganizationAnswer Of(Organization o) => new(o.Id, o.NetworkId, o.Name, o.SectorId, o.IsCandidate, o.Version);
}

/// <param name="Into">For a merge: the organisation that the candidate is.</param>
public sealed record CandidateRequest(CandidateDecision Decision, Guid? Into = null);

/// <param name="Into">The one that stays.</param>
public sealed record MergeBody(Guid Into);

/// <param name="Apart">False takes it back.</param>
public sealed record ApartBody(Guid First, Guid Second, bool Apart);

/// <param name="Shared">What the two have in common.</param>
public sealed record DuplicateAnswer(MapRow Kind, Guid First, Guid Second, IReadOnlyList<SharedFact> Shared);

public sealed record AskingBody(bool AsksOwners);

public sealed record ServiceBody(ServiceDraft Service, int Version);

public sealed record ServiceAnswer(Guid Id, Guid OrganizationId, string? NetworkId, ServiceDraft Service, int Version)
{
    public static ServiceAnswer Of(Service s) => new(s.Id, s.OrganizationId, s.NetworkId, new ServiceDraft
    {
        Name = s.Name,
        Description = s.Description,
        Needs = s.Needs,
        Area = s.Area,
        MinAge = s.MinAge,
        MaxAge = s.MaxAge,
        Genders = s.Genders,
        ResidenceSituations = s.ResidenceSituations,
        Themes = s.Themes,
        ConsentNeeded = s.ConsentNeeded,
        FrontGate = s.FrontGate,
        Cost = s.Cost,
        Payer = s.Payer,
    }, s.Version);
}

/// <summary>What the coordinator has to do on the map.</summary>
/// <param name="Reported">Contacts of which readers say that they do not work.</param>
/// <param name="Answered">Contacts whose owner proposed a change: see their proposals.</param>
/// <param name="Silent">Contacts whose owner was asked and reminded and has not answered.</param>
/// <param name="Unsure">Contacts that nobody has confirmed lately.</param>
/// <param name="Duplicates">How many pairs of rows look like one: see their list.</param>
public sealed record TasksAnswer(
    IEnumerable<TasksAnswer.ReportedContact> Reported,
    IEnumerable<OrganizationAnswer> WithoutContact, IEnumerable<OrganizationAnswer> Candidates,
    IEnumerable<ContactAnswer> Answered, IEnumerable<ContactAnswer> Silent, IEnumerable<ContactAnswer> Unsure,
    IEnumerable<TasksAnswer.OutdatedRow> Outdated, int Duplicates, IEnumerable<TasksAnswer.RemovedRow> Removed)
{
    /// <param name="Word">The name of an authority that is no more, as it stands in the text.</param>
    /// <param name="Became">What took its place, as far as is known.</param>
    public sealed record OutdatedRow(MapRow Kind, Guid Id, string Word, string Text, LocalText Became, DateOnly Since, bool Verified);

    public sealed record RemovedRow(MapRow Kind, Guid Id, DateTime RemovedAt);

    /// <param name="Reports">How many readers, the last of them on that day.</param>
    public sealed record ReportedContact(ContactAnswer Contact, int Reports, DateOnly ReportedOn);

    public static TasksAnswer Of(MapTasks tasks, DateTime now) => new(
        tasks.Reported.Select(w => new ReportedContact(ContactAnswer.Of(w.Contact, now), w.Contact.Reports, w.Contact.ReportedOn!.Value)),
        tasks.WithoutContact.Select(OrganizationAnswer.Of),
        tasks.Candidates.Select(OrganizationAnswer.Of),
        tasks.Answered.Select(w => ContactAnswer.Of(w.Contact, now)),
        tasks.Silent.Select(w => ContactAnswer.Of(w.Contact, now)),
        tasks.Unsure.Select(w => ContactAnswer.Of(w.Contact, now)),
        tasks.Outdated.Select(h => new OutdatedRow(h.Kind, h.Id, h.Word, h.Text, h.Reform.Became, h.Reform.Since, h.Reform.Verified)),
        tasks.Duplicates.Count,
        tasks.Removed.Select(r => new RemovedRow(
            r switch { Organization => MapRow.Organization, Service => MapRow.Service, _ => MapRow.Contact }, r.Id, r.RemovedAt!.Value)));
}

/// <summary>The service map for programs: <c>/api/v1/service-map</c>. The same use cases as the pages.</summary>
internal static class ServiceMapApi
{
    public static void MapServiceMapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("service-map");

        api.MapGet("/{network}/organizations", async (string network, Actor actor, ReadMap map, CancellationToken ct) =>
                (await map.RunAsync(actor, network, null, null, ct)).Mapped(view => view.All.Select(o => OrganizationAnswer.Of(o.Organization))))
            .WithName("ListOrganizations").WithSummary("Organisations that the network can choose from.");
        api.MapPost("/{network}/organizations", async (string network, OrganizationBody body, Actor actor, AddOrganization add, CancellationToken ct) =>
                (await add.RunAsync(actor, network, body.Name, body.Sector, ct)).Mapped(OrganizationAnswer.Of))
            .WithName("AddOrganization").WithSummary("Adds an organisation to the network's map.");
        api.MapPut("/organizations/{id:guid}", async (Guid id, OrganizationBody body, Actor actor, EditOrganization edit, CancellationToken ct) =>
                (await edit.RunAsync(actor, id, body.Version, body.Name, body.Sector, ct)).Answer())
            .WithName("EditOrganization").WithSummary("Changes an organisation's name and sector; version is the one that was read.");
        api.MapPost("/organizations/{id:guid}/decision", async (Guid id, CandidateRequest body, Actor actor, DecideCandidate decide, CancellationToken ct) =>
                (await decide.RunAsync(actor, id, body.Decision, body.Into, ct)).Answer())
            .WithName("DecideCandidate").WithSummary("Accepts an organisation that a table wrote, merges it into another, or leaves it out.");

        api.MapGet("/{network}/services", async (string network, Actor actor, ReadMap map, CancellationToken ct) =>
                (await map.RunAsync(actor, network, null, null, ct)).Mapped(view => view.All.SelectMany(o => o.Services).Select(s => ServiceAnswer.Of(s.Service))))
            .WithName("ListServices").WithSummary("Services that the network can choose from.");
        api.MapPost("/organizations/{id:guid}/services", async (Guid id, ServiceDraft body, Actor actor, AddService add, CancellationToken ct) =>
                (await add.RunAsync(actor, id, body, ct)).Mapped(ServiceAnswer.Of))
            .WithName("AddService").WithSummary("Adds a service to an organisation. An empty condition takes everybody.");
        api.MapPut("/services/{id:guid}", async (Guid id, ServiceBody body, Actor actor, EditService edit, CancellationToken ct) =>
                (await edit.RunAsync(actor, id, body.Version, body.Service, ct)).Answer())
            .WithName("EditService").WithSummary("Changes a service; version is the one that was read.");

        api.MapGet("/{network}/tasks", async (string network, Actor actor, ReadMap map, TimeProvider time, CancellationToken ct) =>
                Tasks(await map.RunAsync(actor, network, null, null, ct)).Mapped(tasks => TasksAnswer.Of(tasks, time.Now())))
            .WithName("ListMapTasks").WithSummary("What the network's coordinator has to do on the map, and what was removed lately.");
        api.MapPut("/{network}/asking", async (string network, AskingBody body, Actor actor, SetAsking set, CancellationToken ct) =>
                (await set.RunAsync(actor, network, body.AsksOwners, ct)).Answer())
            .WithName("SetAsking").WithSummary("Whether owners of contacts are asked by mail twice a year by themselves.");
        api.MapGet("/{network}/duplicates", async (string network, Actor actor, ReadDuplicates read, CancellationToken ct) =>
                (await read.RunAsync(actor, network, ct)).Mapped(found => found.Likely.Select(d => new DuplicateAnswer(d.Kind, d.First.Id, d.Second.Id, d.Shared))))
            .WithName("ListDuplicates").WithSummary("Pairs of organisations, and of services of one, that are likely to be the same.");
        api.MapPut("/apart", async (ApartBody body, Actor actor, KeepApart keep, CancellationToken ct) =>
                (await keep.RunAsync(actor, body.First, body.Second, body.Apart, ct)).Answer())
            .WithName("KeepApart").WithSummary("Says that two rows which look like one are two.");
        api.MapMerge("organizations", MapRow.Organization);
        api.MapMerge("services", MapRow.Service);
        api.MapRemoval("organizations", MapRow.Organization);
        api.MapRemoval("services", MapRow.Service);
        api.MapRemoval("contacts", MapRow.Contact);
        api.MapContacts();
    }

    private static void MapMerge(this IEndpointRouteBuilder api, string rows, MapRow kind) =>
        api.MapPost($"/{rows}/{{id:guid}}/merge", async (Guid id, MergeBody body, Actor actor, MergeRows merge, CancellationToken ct) =>
                (await merge.RunAsync(actor, kind, id, body.Into, ct)).Answer())
            .WithName($"Merge{kind}").WithSummary("Takes it into another that is the same, with all it has. To restore it undoes that, for thirty days.");

    private static void MapRemoval(this IEndpointRouteBuilder api, string rows, MapRow kind)
    {
        api.MapDelete($"/{rows}/{{id:guid}}", async (Guid id, Actor actor, RemoveFromMap remove, CancellationToken ct) =>
                (await remove.RunAsync(actor, kind, id, remove: true, ct)).Answer())
            .WithName($"Remove{kind}").WithSummary("Takes it off the map; it can be put back for thirty days.");
        api.MapPost($"/{rows}/{{id:guid}}/restore", async (Guid id, Actor actor, RemoveFromMap remove, CancellationToken ct) =>
                (await remove.RunAsync(actor, kind, id, remove: false, ct)).Answer())
            .WithName($"Restore{kind}").WithSummary("Puts it back on the map.");
    }

    private static Outcome<MapTasks> Tasks(Outcome<MapView> map) =>
        map.Refused ? map.Refusal : map.Value.Tasks is { } tasks ? tasks : Keeping.NotKeeper;
}
