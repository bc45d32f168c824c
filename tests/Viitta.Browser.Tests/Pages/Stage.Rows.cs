using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Editions;
using Viitta.Features.Feedback;
using Viitta.Features.Import;
using Viitta.Features.Pathways;
using Viitta.Features.Practice;
using Viitta.Features.Scenarios;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using Viitta.Tests.Import;
using Viitta.Tests.Pathways;
using Viitta.Tests.Scenarios;
using Viitta.Tests.Workshops;

namespace Viitta.Browser.Tests.Pages;

/// <summary>Rows that a page needs to be looked at, made when it is asked for.</summary>
public sealed partial class Stage
{
    private Guid? _sheet;
    private Guid? _draft;

    /// <summary>The organisation of <see cref="ContactAsync"/>.</summary>
    public async Task<Guid> OrganizationAsync()
    {
        var contact = await ContactAsync();
        return await App.InDbAsync(db => db.Services.Where(s => s.Id == contact.ServiceId).Select(s => s.OrganizationId).SingleAsync());
    }

    /// <summary>Of a link mailed three months after a workshop.</summary>
    public async Task<string> LaterKeyAsync()
    {
        var key = Secrets.NewKey();
        await App.InDbAsync(db =>
        {
            db.LaterLinks.Add(new() { WorkshopId = Ended.Id, Moment = FeedbackMoment.ThreeMonths, KeyHash = Secrets.Hash(key), ExpiresOn = new(2027, 12, 31) });
            db.Record(new("tests.later"), Ended.Id, Ended.NetworkId, Actor.Program, App.Time.Now());
            return db.SaveChangesAsync();
        });
        return key;
    }

    /// <summary>Of an address that was left after a workshop.</summary>
    public async Task<string> StopKeyAsync()
    {
        var key = Secrets.NewKey();
        await App.InDbAsync(db =>
        {
            db.LaterAddresses.Add(new() { WorkshopId = Ended.Id, Address = $"{Guid.NewGuid():N}@viitta.example", Language = "fi", StopKeyHash = Secrets.Hash(key) });
            db.Record(new("tests.later"), Ended.Id, Ended.NetworkId, Actor.Program, App.Time.Now());
            return db.SaveChangesAsync();
        });
        return key;
    }

    /// <param name="key">Of content/practice/service-map.yaml.</param>
    public Task<Guid> ContactIdAsync(string key) => App.InDbAsync(db => db.ContactPoints.Where(c => c.Key == key).Select(c => c.Id).SingleAsync());

    /// <summary>The same contact point of the practice region at every call.</summary>
    public Task<ContactPoint> ContactAsync() =>
        App.InDbAsync(db => db.ContactPoints.OrderBy(c => c.Key).FirstAsync(c => c.NetworkId == "tuulivaara" && c.RemovedAt == null && c.Email != ""));

    /// <summary>A further edition of the practice region, in which <see cref="ContactAsync"/> answers at another number; its number.</summary>
    public async Task<int> SecondEditionAsync()
    {
        var contact = await ContactAsync();
        await App.InDbAsync(async db =>
        {
            var row = await db.ContactPoints.FirstAsync(c => c.Id == contact.Id);
            row.Change(row.Details with { Phone = $"000 000 0{Random.Shared.Next(100, 999)}", Schedule = Schedule.RoundTheClock });
            db.Record(new("tests.edition"), row.Id, row.NetworkId, Actor.Program, App.Time.Now());
            return await db.SaveChangesAsync();
        });
        return (await App.RunAsync((PublishEdition publish) => publish.RunAsync(Actor.Program, "tuulivaara", new PublishRequest(Confirmed: true), default))).Value;
    }

    /// <summary>The practice region's own draft, in which one real town is named, beside a published and an archived one.</summary>
    public async Task<(string Network, Guid Id)> ScenarioDraftAsync()
    {
        const string network = "tuulivaara";
        if (_draft is null)
        {
            _draft = await App.CopiedScenarioAsync(network);
            await App.WriteAsync(_draft.Value, 1, "Poimija tulee terveysasemalle Kuopiossa ilman ajanvarausta.");
            await App.PublishAsync(await App.CopiedScenarioAsync(network, "summer-holiday"));
            var archived = await App.CopiedScenarioAsync(network, "empty-house");
            await App.RunAsync((ArchiveScenario archive) => archive.RunAsync(Actor.Program, archived, archive: true, default));
        }
        return (network, _draft.Value);
    }

    /// <summary>A network whose map still names an authority that is no more.</summary>
    public async Task<string> OutdatedNameAsync()
    {
        await App.InDbAsync(db =>
        {
            db.Organizations.Add(new Organization { NetworkId = "north-savo", Name = LocalText.Same("Kuopion TE-toimisto"), SectorId = "employment" });
            db.Record(new("tests.outdated"), "north-savo", "north-savo", Actor.Program, App.Time.Now());
            return db.SaveChangesAsync();
        });
        return "north-savo";
    }

    /// <summary>A network that has thrown a draft away.</summary>
    public async Task<string> DiscardedDraftAsync()
    {
        var draft = await App.StartAsync((await App.AddClosedWorkshopAsync("tuulivaara")).Workshop);
        await App.RunAsync((DiscardDraft discard) => discard.RunAsync(Actor.Program, draft, 0, default));
        return "tuulivaara";
    }

    /// <summary>A network with a pair that looks like one, one pair that was merged and one that was said to be two.</summary>
    public async Task<string> TwinsAsync()
    {
        await App.InDbAsync(db =>
        {
            var twins = new[] { "Savonlahden kriisikeskus", "Savonlahdin kriisikeskus", "Kallaveden nuorisotyö", "Kallaveden nuorisotyö", "Koillisen turvapaikka", "Koillisen turvapaikka ry" }
                .Select(name => new Organization { NetworkId = "north-savo", Name = LocalText.Same(name), SectorId = "ngo" }).ToList();
            db.AddRange(twins);
            foreach (var twin in twins.Take(2))
            {
                var service = db.Services.Add(new() { OrganizationId = twin.Id, NetworkId = "north-savo", Name = LocalText.Same("Kriisipuhelin") }).Entity;
                db.ContactPoints.Add(new() { ServiceId = service.Id, NetworkId = "north-savo", Function = LocalText.Same("Päivystys"), Phone = "08 555 0117" });
            }
            var (first, second) = KeptApart.Pair(twins[2].Id, twins[3].Id);
            db.KeptApart.Add(new() { FirstId = first, SecondId = second, NetworkId = "north-savo", Kind = MapRow.Organization });
            twins[5].RemovedAt = App.Time.Now();
            db.MapMerges.Add(new() { Kind = MapRow.Organization, FromId = twins[5].Id, IntoId = twins[4].Id, NetworkId = "north-savo", At = App.Time.Now(), Moved = new([], new Dictionary<string, string>()) });
            db.Record(new("tests.twins"), "north-savo", "north-savo", Actor.Program, App.Time.Now());
            return db.SaveChangesAsync();
        });
        return "north-savo";
    }

    /// <summary>A candidate that waits on the practice map, and a proposal of <see cref="ContactAsync"/>'s owner; returns the contact.</summary>
    public async Task<Guid> CandidateAndProposalAsync()
    {
        var (contact, now) = (await ContactAsync(), App.Time.Now());
        await App.AddCandidateAsync("tuulivaara", $"Night shelter {Guid.NewGuid():N}"[..18]);
        return await App.InDbAsync(async db =>
        {
            db.ContactProposals.Add(new()
            {
                ContactPointId = contact.Id,
                Kind = ProposalKind.Change,
                Details = contact.Details with { Phone = "000 000 0118" },
                BasedOn = contact.Version,
                Message = "The number has changed.",
                At = now,
            });
            db.Record(new("tests.proposal"), contact.Id, contact.NetworkId, Actor.Program, now);
            await db.SaveChangesAsync();
            return contact.Id;
        });
    }

    /// <summary>A sheet with rows of every kind that waits for the practice network's coordinator; the same at every call.</summary>
    public async Task<Guid> SheetAsync() => _sheet ??= await App.PlannedAsync("tuulivaara", TestSheets.Csv(
        $"{TestSheets.Header};Kielet",
        "Hallalehden diakonia;Hätämajoitus;000 000 0301 / päivystys 000 000 0302;24/7;Hallalehto;Turvallinen majoitus;suomi, ruotsi, tulkki",
        "Kaarnarannan nuorisotalo;Nuorten ilta;000 000 0303;soita ensin;Ankkalinna;n06;suomi",
        "Kaarnarannan nuorisotalo;;000 000 0304;;;;",
        $"{await KnownRowAsync()};000 000 0305;ma–pe 9–15;;;"));

    /// <summary>A sheet that is on North Savo's map, or was.</summary>
    public async Task<Guid> AppliedSheetAsync(bool undo)
    {
        var id = await App.PlannedAsync("north-savo", TestSheets.Csv(TestSheets.Header, TestSheets.KriisiRow.Replace("Kriisipuhelin", $"Palvelu {Guid.NewGuid():N}"[..20], StringComparison.Ordinal)));
        await App.ApplyAsync("north-savo", id);
        if (undo)
        {
            await App.RunAsync((UndoImport u) => u.RunAsync(TestSheets.CoordinatorOf("north-savo"), id, default));
            await App.SettledAsync(id);
        }
        return id;
    }

    /// <summary>A sheet that somebody seems to be working on, and never is done.</summary>
    public async Task<Guid> BusySheetAsync()
    {
        var id = await App.PlannedAsync("tuulivaara");
        await App.InDbAsync(async db =>
        {
            var import = await db.Imports.SingleAsync(i => i.Id == id);
            import.Plan();
            import.Went(0, App.Time.Now().AddDays(1));
            return await db.SaveChangesAsync();
        });
        return id;
    }

    private async Task<string> KnownRowAsync()
    {
        var service = await App.InDbAsync(async db => (await db.Services.Where(s => s.NetworkId == "tuulivaara" && s.RemovedAt == null && s.Contacts.Count == 1).OrderBy(s => s.Key).ToListAsync())[0]);
        return $"{(await App.InDbAsync(db => db.Organizations.SingleAsync(o => o.Id == service.OrganizationId))).Name.Fi};{service.Name.Fi}";
    }

    /// <summary>The key of a link that asks the owner of <see cref="ContactAsync"/> whether it is still right.</summary>
    public async Task<string> ConfirmationKeyAsync()
    {
        var (contact, key, now) = (await ContactAsync(), Secrets.NewKey(), App.Time.Now());
        return await App.InDbAsync(async db =>
        {
            db.ConfirmationLinks.Add(new()
            {
                ContactPointId = contact.Id,
                KeyHash = Secrets.Hash(key),
                AddressHash = ConfirmationLink.HashOf(contact.Email),
                SentAt = now,
                ExpiresAt = now + SendConfirmation.Lifetime,
            });
            db.Record(SendConfirmation.Sent, contact.Id, contact.NetworkId, Actor.Program, now);
            await db.SaveChangesAsync();
            return key;
        });
    }
}
