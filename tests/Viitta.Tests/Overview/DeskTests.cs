using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Accounts;
using Viitta.Features.Actions;
using Viitta.Features.Editions;
using Viitta.Features.Pathways;
using Viitta.Features.Scenarios;
using Viitta.Features.ServiceMap;
using Viitta.Features.Workshops;
using Viitta.Tests.House;

namespace Viitta.Tests.Overview;

/// <summary>A desk with something of everything on it.</summary>
public sealed class DeskTests : IAsyncLifetime
{
    private static readonly DateOnly Saturday = new(2026, 11, 21);
    private readonly ViittaApp _app = new();

    private DateTime Now => _app.Time.GetUtcNow().UtcDateTime;

    public async ValueTask InitializeAsync() => await _app.InDbAsync(async db =>
    {
        var version = await db.ScenarioVersions.FirstAsync();
        var (parish, shelter) = (Organization("Parish", "oulu"), Organization("Shelter", "oulu"));
        var service = new Service { OrganizationId = shelter.Id, NetworkId = "oulu", Name = LocalText.Same("Bed for tonight") };
        var old = Contact(service, "Duty phone");
        old.Verify(LocalText.Same("duty officer"), VerificationMethod.Called, Now.AddMonths(-8));
        service.Contacts.AddRange([Contact(service, "Mailbox"), old]);
        var pathway = new Pathway { NetworkId = "oulu", ThemeId = version.Text.ThemeId, CreatedAt = Now };
        var step = new PathwayStep { PathwayId = pathway.Id, StepId = "P2" };
        step.Responsibilities.AddRange(new[] { parish, shelter }.Select(o =>
            new Responsibility { PathwayStepId = step.Id, OrganizationId = o.Id, Role = Role.Leads }));
        pathway.Steps.Add(step);
        db.AddRange(parish, shelter, service, pathway,
            new Workshop
            {
                NetworkId = "oulu",
                ScenarioVersionId = version.Id,
                Date = Saturday.AddDays(10),
                Code = "KX74PM",
                JoinKey = Secrets.NewKey(),
                CreatedAt = Now,
            },
            Action("Find a parish phone", Saturday.AddDays(-1)), Action("Ask the police", Saturday),
            Action("Of another network", Saturday.AddDays(-9), "turku"),
            new Edition { NetworkId = "oulu", Number = 4, PublishedAt = Now, CheckBy = Saturday.AddDays(30), Document = "{}" });
        db.Entry(pathway).Property(p => p.State).CurrentValue = PathwayState.Adopted;
        db.Entry(pathway).Property(p => p.AdoptedOn).CurrentValue = Saturday;
        db.Record(new TraceKind("service-map.loaded"), "oulu", "oulu", Actor.Program, Now);
        return await db.SaveChangesAsync();
    });

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Says_in_sentences_what_waits()
    {
        var browse = await _app.CoordinatorAsync("oulu");
        await browse.GetAsync("/networks/oulu");
        Assert.Equal(
            [
                "1 organisation of an adopted pathway has no contact: Parish.",
                "1 contact has never been verified.",
                "1 contact was last verified over half a year ago.",
                "1 action is overdue.",
            ],
            Sentences(browse)[..4]);
        Assert.Contains("is prepared for 1 December 2026", Sentences(browse)[4]);
        Assert.Equal(5, Sentences(browse).Count);
        Assert.Single(browse.Page.QuerySelectorAll("main a.ds-button:not([data-variant])"));
        Assert.Contains("2 organisations · 2 contacts", browse.Text);
        Assert.Contains("The latest is edition 4", browse.Text);
        Assert.Contains("2 open actions", browse.Text);
    }

    [Fact]
    public async Task A_change_after_the_edition_asks_for_a_new_one_and_a_mailed_question_does_not()
    {
        _app.Time.Advance(TimeSpan.FromMinutes(1));
        await RecordAsync("service-map.confirmation-sent");
        Assert.DoesNotContain("publish", await KindsAsync());
        await RecordAsync("service-map.contact-edited");
        Assert.Contains("publish", await KindsAsync());
    }

    [Fact]
    public async Task A_changed_national_number_asks_for_a_new_edition()
    {
        _app.Time.Advance(TimeSpan.FromMinutes(1));
        await RecordAsync("service-map.contact-edited", network: null);
        Assert.Contains("publish", await KindsAsync());
    }

    [Fact]
    public async Task The_desk_counts_what_the_map_lists()
    {
        await _app.InDbAsync(async db =>
        {
            var (parish, night) = (await db.Organizations.FirstAsync(o => o.Name.Fi == "Parish"), Organization("Night team", "oulu"));
            (parish.RemovedAt, night.IsCandidate) = (Now, true);
            var step = await db.Set<PathwayStep>().Include(s => s.Responsibilities).SingleAsync();
            step.Put(Guid.CreateVersion7(), night.Id, new ResponsibilityTerms { Role = Role.Leads });
            db.Add(night);
            db.Record(RemoveFromMap.Removed, parish.Id, "oulu", Actor.Program, Now);
            return await db.SaveChangesAsync();
        });
        var browse = await _app.CoordinatorAsync("oulu");
        await browse.GetAsync("/networks/oulu");
        Assert.Equal("2 organisations of adopted pathways have no contact: Parish, Night team.", Sentences(browse)[0]);
        await browse.GetAsync("/networks/oulu/map");
        Assert.Contains("Put back or replace: Parish", browse.Text);
        Assert.Contains("Add a contact for Night team", browse.Text);
        Assert.Contains("Duty phone", browse.TextOf("section[aria-labelledby=tasks]")); // confirmed eight months ago
    }

    [Theory]
    [InlineData("fi", "1 taholla vahvistetulla polulla ei ole yhteystietoa: Parish.", "1.12.2026")]
    [InlineData("sv", "1 aktör på en fastställd väg saknar kontaktuppgift: Parish.", "1.12.2026")]
    public async Task Speaks_the_readers_language(string language, string sentence, string date)
    {
        var browse = await _app.CoordinatorAsync("oulu");
        await browse.GetAsync($"/networks/oulu?lang={language}");
        Assert.Equal(sentence, Sentences(browse)[0].Replace("Nyt: ", "").Replace("Nu: ", ""));
        Assert.Contains(date, browse.Text);
    }

    [Fact]
    public async Task The_api_lists_networks_and_a_desk_for_their_own_people_only()
    {
        using var client = await _app.TokenClientAsync("oulu");
        var networks = JsonDocument.Parse(await client.GetStringAsync("/api/v1/networks")).RootElement;
        Assert.Equal(["oulu"], networks.EnumerateArray().Select(n => n.GetProperty("id").GetString()));
        var desk = JsonDocument.Parse(await client.GetStringAsync("/api/v1/networks/oulu/desk")).RootElement;
        Assert.Equal(4, desk.GetProperty("figures").GetProperty("edition").GetInt32());
        Assert.Equal("unreachable", desk.GetProperty("nextSteps")[0].GetProperty("kind").GetString());
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/networks/turku/desk")).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await client.GetAsync("/api/v1/networks/turku/outbox")).StatusCode);
        Assert.Equal("[]", await client.GetStringAsync("/api/v1/networks/oulu/outbox"));
    }

    private static List<string> Sentences(Browse browse) =>
        [.. browse.Page.QuerySelectorAll("section[aria-labelledby=next] .items > li > p")
            .Select(p => string.Join(' ', p.TextContent.Replace("▶", "").Replace("Now:", "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    private async Task<string[]> KindsAsync()
    {
        var browse = await _app.CoordinatorAsync("oulu");
        await browse.GetAsync("/networks/oulu");
        return [.. browse.Page.QuerySelectorAll("section[aria-labelledby=next] a").Select(a => a.GetAttribute("href")!.EndsWith("/editions", StringComparison.Ordinal) ? "publish" : "other")];
    }

    private Task<int> RecordAsync(string kind, string? network = "oulu") => _app.InDbAsync(db =>
    {
        db.Record(new TraceKind(kind), "x", network, Actor.Program, Now);
        return db.SaveChangesAsync();
    });

    private static Organization Organization(string name, string network) =>
        new() { NetworkId = network, Name = LocalText.Same(name), SectorId = "church" };

    private static ContactPoint Contact(Service service, string function) =>
        new() { ServiceId = service.Id, NetworkId = service.NetworkId, Function = LocalText.Same(function) };

    private ActionItem Action(string text, DateOnly due, string network = "oulu") =>
        new() { NetworkId = network, Text = LocalText.Same(text), Due = due, CreatedAt = Now };
}
