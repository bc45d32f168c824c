using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;
using Viitta.Tests.Editions;
using Viitta.Tests.Pathways;
using Viitta.Tests.Workshops;

namespace Viitta.Tests.House;

/// <summary>What can be taken away can be put back for thirty days, or it says here why not. A new way to take away makes this red.</summary>
public sealed partial class UndoRules : IAsyncLifetime
{
    /// <summary>Each change that takes something away → the one that brings it back.</summary>
    private static readonly Dictionary<string, string> Undone = new()
    {
        ["service-map.removed"] = "service-map.put-back",
        ["service-map.merged"] = "service-map.unmerged",
        ["service-map.candidate-merged"] = "service-map.unmerged",
        ["service-map.candidate-rejected"] = "service-map.put-back",
        ["service-map.kept-apart"] = "service-map.asked-again",
        ["service-map.asked-again"] = "service-map.kept-apart",
        ["service-map.proposal-rejected"] = "service-map.proposal-accepted",
        ["import.applied"] = "import.undone",
        ["import.undone"] = "service-map.put-back", // row by row
        ["pathways.discarded"] = "pathways.taken-back",
        ["pathways.comments-closed"] = "pathways.comments-asked", // with a new last day
        ["pathways.responsibility-removed"] = "pathways.responsibility-put-back",
        ["scenarios.archived"] = "scenarios.brought-back", // at any time
        ["scenarios.part-left-out"] = "scenarios.part-put-back", // at any time
        ["workshops.answer-removed"] = "workshops.answer-restored",
        ["workshops.wordings-joined"] = "workshops.answer-restored",
        ["workshops.closed"] = "workshops.reopened",
        ["workshops.left"] = "workshops.joined",
        ["accounts.national-unmade"] = "accounts.national-made",
        ["accounts.person-removed"] = "accounts.person-invited", // the account itself is erased with what it had: nobody keeps what is of no use
    };

    /// <summary>What stays taken away, and why.</summary>
    private static readonly Dictionary<string, string> ForGood = new()
    {
        ["workshops.pseudonyms-erased"] = "Erasure is what was promised to those who took part.",
        ["practice.rehearsal-erased"] = "Nobody has said what it holds; another one is two presses away.",
        ["feedback.address-erased"] = "Erasure is what was promised; an address is left again in half a minute.",
        ["workshops.hot-wash-removed"] = "A line that its table wrote minutes ago, and writes again as fast.",
        ["workshops.report-sharing-ended"] = "A link that went astray must not open again; a new one is one press away.",
        ["accounts.token-revoked"] = "A key that went astray must not open again; a new one is one press away.",
        ["accounts.signed-out-everywhere"] = "Ends sessions on devices that may be lost.",
    };

    /// <summary>The files in which something is taken away, each with the kinds that it does so by, or with the reason why nothing is lost.</summary>
    private static readonly Dictionary<string, string> Places = new()
    {
        ["Accounts/ApiTokens.cs"] = "accounts.token-revoked",
        ["Accounts/ChangePerson.cs"] = "accounts.person-removed",
        ["Accounts/SignInLinks.cs"] = "Ways into an account that has become a national coordinator's.",
        ["Accounts/NationalCoordinators.cs"] = "accounts.national-unmade",
        ["Feedback/AskLater.cs"] = "feedback.address-erased",
        ["Feedback/EraseAddress.cs"] = "feedback.address-erased",
        ["Feedback/LaterMail.cs"] = "The address, with the second mail, as was promised.",
        ["Import/CarryOutImport.cs"] = "import.applied",
        ["Import/ImportSteps.cs"] = "An upload that was never on the map.",
        ["Import/ImportWork.cs"] = "Uploads that were never on the map, and plans that can be undone no more.",
        ["Import/MakePlan.cs"] = "The preview before this one.",
        ["Import/TakeBackImport.cs"] = "import.undone",
        ["Mail/SendMail.cs"] = "A mail that reached nobody, to an address that is kept no longer.",
        ["Pathways/PathwayStep.cs"] = "pathways.responsibility-removed service-map.merged",
        ["Pathways/RevisePathway.cs"] = "pathways.discarded",
        ["Practice/EraseRehearsals.cs"] = "practice.rehearsal-erased",
        ["ServiceMap/AskOwners.cs"] = "Which addresses were asked today: kept for the day only.",
        ["ServiceMap/DecideCandidate.cs"] = "service-map.candidate-rejected",
        ["ServiceMap/KeptApart.cs"] = "service-map.asked-again",
        ["ServiceMap/MergeRows.cs"] = "service-map.merged service-map.candidate-merged",
        ["ServiceMap/RemoveFromMap.cs"] = "service-map.removed",
        ["ServiceMap/TakeBackMerge.cs"] = "It brings back.",
        ["Workshops/Answer.cs"] = "workshops.wordings-joined",
        ["Workshops/RemoveAnswer.cs"] = "workshops.answer-removed",
        ["Workshops/WriteHotWash.cs"] = "workshops.hot-wash-removed",
    };

    private readonly ViittaApp _app = new ViittaApp();
    private Guid _social;
    private Guid _twin;

    public async ValueTask InitializeAsync()
    {
        await _app.PlantAsync();
        await _app.StartAsync((await _app.AddClosedWorkshopAsync(TestNetwork.Id)).Workshop);
        await _app.ChangeAsync(async db =>
        {
            _social = (await db.OrganizationAsync("Social emergency")).Id;
            _twin = db.Organizations.Add(new() { NetworkId = TestNetwork.Id, Name = LocalText.Same("Its twin"), SectorId = "social" }).Entity.Id;
            db.Services.Add(new() { OrganizationId = _twin, NetworkId = TestNetwork.Id, Name = LocalText.Same("The twin's") });
        });
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public void Every_change_that_takes_away_says_what_brings_back_or_why_nothing_does()
    {
        var kinds = Kinds().ToList();
        List<string> listed = [.. Undone.Keys, .. ForGood.Keys];
        Assert.Empty(kinds.Where(k => TakesAway().IsMatch(k)).Except(listed));
        Assert.Empty(listed.Concat(Undone.Values).Except(kinds));
        Assert.Equal(listed.Count, listed.Distinct().Count());
    }

    /// <summary>Read from the sources: whoever deletes a row, or marks it as removed, has to be listed.</summary>
    [Fact]
    public void Every_place_that_takes_away_is_listed()
    {
        var root = Path.Combine(Repository.Root, "src/Viitta/Features");
        var found = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(file => Removing().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/')).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Places.Keys.Order(StringComparer.Ordinal), found);
        Assert.Empty(Places.Values.Where(p => !p.EndsWith('.')).SelectMany(p => p.Split(' ')).Except([.. Undone.Keys, .. ForGood.Keys]));
    }

    /// <summary>On the twenty-ninth day all is again as it was before.</summary>
    [Fact]
    public async Task On_the_twenty_ninth_day_everything_is_as_it_was()
    {
        var (organization, service, contact, candidate, draft) = await _app.InDbAsync(async db => (
            (await db.OrganizationAsync("Only a candidate")).Id,
            await db.Services.Where(s => s.Name.Fi == "Student welfare").Select(s => s.Id).SingleAsync(),
            await db.ContactPoints.Where(c => c.Phone == TestRegion.College).Select(c => c.Id).SingleAsync(),
            (await db.OrganizationAsync("Named candidate")).Id,
            await db.Pathways.WithSteps().FirstAsync(p => p.State == PathwayState.Draft)));
        var part = draft.Ordered.SelectMany(s => s.Ordered.Select(r => (s.StepId, r.Id))).First();
        (string Name, Func<Task<Outcome>> Away, Func<Task<Outcome>> Back)[] ways =
        [
            ("an organisation", () => MapAsync(MapRow.Organization, _twin, remove: true), () => MapAsync(MapRow.Organization, _twin, remove: false)),
            ("a service", () => MapAsync(MapRow.Service, service, remove: true), () => MapAsync(MapRow.Service, service, remove: false)),
            ("a contact", () => MapAsync(MapRow.Contact, contact, remove: true), () => MapAsync(MapRow.Contact, contact, remove: false)),
            ("a refused candidate", () => DecideAsync(organization, CandidateDecision.Reject), () => MapAsync(MapRow.Organization, organization, remove: false)),
            ("a merged candidate", () => DecideAsync(candidate, CandidateDecision.Merge), () => MapAsync(MapRow.Organization, candidate, remove: false)),
            ("a merged organisation", () => _app.RunAsync((MergeRows m) => m.RunAsync(Actor.Program, MapRow.Organization, _twin, _social, default)),
                () => MapAsync(MapRow.Organization, _twin, remove: false)),
            ("an organisation's part", () => PartAsync((RemoveResponsibility r, int v) => r.RunAsync(Actor.Program, draft.Id, part.StepId, v, part.Id, default)),
                () => PartAsync((PutResponsibilityBack p, int v) => p.RunAsync(Actor.Program, draft.Id, part.StepId, v, part.Id, default))),
            ("a draft", DiscardAsync, () => _app.RunAsync((TakeBackDraft t) => t.RunAsync(Actor.Program, draft.Id, default))),
        ];
        foreach (var (name, away, back) in ways)
        {
            var before = await _app.EverythingAsync();
            Assert.True((await away()).Refusal is null, name);
            Assert.True(before != await _app.EverythingAsync(), name);
            _app.Time.Advance(TimeSpan.FromDays(29));
            Assert.True((await back()).Refusal is null, name);
            Assert.Equal(before, await _app.EverythingAsync());
            Assert.True((await away()).Refusal is null, name);
            _app.Time.Advance(TimeSpan.FromDays(30));
            Assert.True((await back()).Refused, $"{name} can be put back after thirty days");
            await ReviveAsync();
        }

        Task<Outcome> MapAsync(MapRow kind, Guid id, bool remove) => _app.RunAsync((RemoveFromMap r) => r.RunAsync(Actor.Program, kind, id, remove, default));

        Task<Outcome> DecideAsync(Guid id, CandidateDecision decision) =>
            _app.RunAsync((DecideCandidate d) => d.RunAsync(Actor.Program, id, decision, _social, default));

        Task<Outcome> PartAsync<T>(Func<T, int, Task<Outcome>> run)
            where T : notnull => _app.RunAsync(async (T useCase) => await run(useCase, await _app.InDbAsync(db => db.Set<PathwayStep>().Where(s => s.PathwayId == draft.Id && s.StepId == part.StepId).Select(s => s.Version).SingleAsync())));

        async Task<Outcome> DiscardAsync()
        {
            var version = await _app.InDbAsync(db => db.Pathways.Where(p => p.Id == draft.Id).Select(p => p.Version).SingleAsync());
            return new Outcome((await _app.RunAsync((DiscardDraft d) => d.RunAsync(Actor.Program, draft.Id, version, default))).Refusal);
        }
    }

    /// <summary>What came too late is as before for the next one: behind the program's back.</summary>
    private Task ReviveAsync() => _app.ChangeAsync(async db =>
    {
        foreach (var row in (await db.Organizations.Where(o => o.RemovedAt != null).ToListAsync()).Cast<IOnTheMap>()
            .Concat(await db.Services.Where(s => s.RemovedAt != null).ToListAsync()).Concat(await db.ContactPoints.Where(c => c.RemovedAt != null).ToListAsync()))
        {
            row.RemovedAt = null;
        }
    });

    private static IEnumerable<string> Kinds() => typeof(ViittaDb).Assembly.GetTypes()
        .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Where(f => f.FieldType == typeof(TraceKind) && !f.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)))
        .Select(f => ((TraceKind)f.GetValue(null)!).Code);

    /// <summary>Words by which a kind of change tells that something goes.</summary>
    [GeneratedRegex("removed$|rejected|[^n]merged$|wordings-joined|discarded|erased|revoked|unmade|undone|ended|left$|closed|applied|everywhere|kept-apart|asked-again|archived|left-out|deleted|withdrawn", RegexOptions.ExplicitCapture)]
    private static partial Regex TakesAway();

    [GeneratedRegex(@"\b(db\.\w+|Set<\w+>\(\)|\w*(Memberships|Responsibilities|Verifications|Steps|Tables))\.Remove(All|Range)?\(|ExecuteDelete|(RemovedAt|RevokedAt|DiscardedAt|EndedAt) = (time|now)|RemovedAt \?\?=|\.RemovedAt = |Discard\(time", RegexOptions.ExplicitCapture)]
    private static partial Regex Removing();
}
