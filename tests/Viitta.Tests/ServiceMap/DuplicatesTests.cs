using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Actions;
using Viitta.Features.Pathways;
using Viitta.Features.ServiceMap;
using Viitta.Tests.Editions;
using Viitta.Tests.House;

namespace Viitta.Tests.ServiceMap;

/// <summary>Two rows become one with all they have, and two again as they were.</summary>
public sealed partial class DuplicatesTests : IAsyncLifetime
{
    private const string Page = $"/networks/{TestRegion.Network}/map/duplicates";

    private readonly ViittaApp _app = new();
    private Browse _coordinator = null!;
    private Organization _social = null!;
    private Organization _twin = null!;
    private Service _nightLine = null!;

    public async ValueTask InitializeAsync()
    {
        await _app.PlantAsync();
        await _app.ChangeAsync(async db =>
        {
            _social = await db.OrganizationAsync("Social emergency");
            _twin = Add(db, new Organization { NetworkId = TestRegion.Network, Name = LocalText.Same("Emergency, social"), SectorId = "social" });
            _nightLine = Add(db, new Service { OrganizationId = _twin.Id, NetworkId = TestRegion.Network, Name = LocalText.Same("Night line"), Cost = new("Maksuton", "", "") });
            var contact = Add(db, new ContactPoint { ServiceId = _nightLine.Id, NetworkId = TestRegion.Network, Function = LocalText.Same("Night phone"), Phone = TestRegion.Open });
            contact.Verify(LocalText.Same("night nurse"), VerificationMethod.Called, _app.Time.Now().AddDays(-3));
        });
        _coordinator = await _app.CoordinatorAsync(TestRegion.Network);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task A_pair_is_named_with_its_reasons_and_becomes_one_and_two_again()
    {
        var action = Guid.CreateVersion7();
        await _app.RunAsync((AddAction add) => add.RunAsync(Actor.Program,
            new NewAction(action, TestRegion.Network, "", "", null, new ActionTerms("Agree on nights", _twin.Id, new DateOnly(2027, 1, 1))), default));
        await _app.ChangeAsync(async db => (await db.Set<PathwayStep>().Include(s => s.Responsibilities).FirstAsync(s => s.StepId == "P2"))
            .Put(Guid.CreateVersion7(), _twin.Id, new ResponsibilityTerms { Role = Role.Leads, Handover = LocalText.Same("By phone"), ServiceId = _nightLine.Id }));
        var before = await _app.EverythingAsync();
        await _coordinator.GetAsync($"/networks/{TestRegion.Network}");
        Assert.Contains("1 pair on the map looks", _coordinator.Text);
        await _coordinator.GetAsync($"/networks/{TestRegion.Network}/map");
        await _coordinator.ClickAsync("a[href$='/map/duplicates']");
        Assert.Contains($"same number {TestRegion.Open}; same name", _coordinator.Text);

        await _coordinator.SubmitAsync($"#merge-{_twin.Id}-{_social.Id}");
        Assert.Equal((HttpStatusCode.OK, true), (_coordinator.Status, _coordinator.Text.Contains("Can be undone until 21 December 2026")));
        Assert.Contains("Nothing on the map looks", _coordinator.Text);
        await _coordinator.GetAsync($"/organizations/{_social.Id}");
        Assert.Contains("Night line", _coordinator.Text);
        Assert.Contains("night nurse", (await _coordinator.GetAsync($"/contacts/{await ContactAsync("Night phone")}")).Text);
        Assert.Equal(_social.Id, await _app.InDbAsync(db => db.Actions.Where(a => a.Id == action).Select(a => a.OwnerId).SingleAsync()));
        Assert.Equal(_social.Id, (await StepAsync("P2")).Leads.Single().OrganizationId); // told once
        Assert.Equal(TestRegion.HandoverCanary, (await StepAsync("P2")).Leads.Single().Handover.En);

        _app.Time.Advance(TimeSpan.FromDays(29));
        _coordinator = await _app.CoordinatorAsync(TestRegion.Network);
        await _coordinator.GetAsync(Page);
        await _coordinator.SubmitAsync($"form[action*=Undo][action*='{_twin.Id}'] button");
        Assert.Contains("Undone 20 December 2026.", _coordinator.Text);
        Assert.DoesNotContain("changed in between", _coordinator.Text);
        Assert.Equal(before, await _app.EverythingAsync());
    }

    [Fact]
    public async Task What_happened_in_between_is_not_lost_and_late_is_late()
    {
        await MergeAsync(MapRow.Organization, _twin.Id, _social.Id);
        await _app.ChangeAsync(async db =>
        {
            (await db.Services.SingleAsync(s => s.Id == _nightLine.Id)).Name = LocalText.Same("Night line for all");
            Add(db, new Service { OrganizationId = _social.Id, NetworkId = TestRegion.Network, Name = LocalText.Same("Made in between") });
        });
        Assert.False((await PutBackAsync(MapRow.Organization, _twin.Id)).Refused);
        var services = await _app.InDbAsync(db => db.Services.Where(s => s.NetworkId == TestRegion.Network).ToListAsync());
        Assert.Equal(_twin.Id, services.Single(s => s.Name.Fi == "Night line for all").OrganizationId);
        Assert.Equal(_social.Id, services.Single(s => s.Name.Fi == "Made in between").OrganizationId);

        await MergeAsync(MapRow.Organization, _twin.Id, _social.Id);
        _app.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(RemoveFromMap.TooLate, (await PutBackAsync(MapRow.Organization, _twin.Id)).Refusal);
    }

    [Fact]
    public async Task Merges_are_undone_from_the_last_one_on()
    {
        var college = await _app.InDbAsync(db => db.OrganizationAsync("College"));
        await MergeAsync(MapRow.Organization, _twin.Id, _social.Id);
        await MergeAsync(MapRow.Organization, _social.Id, college.Id);
        Assert.Equal(MapMerge.Followed, (await PutBackAsync(MapRow.Organization, _twin.Id)).Refusal);
        Assert.False((await PutBackAsync(MapRow.Organization, _social.Id)).Refused);
        Assert.False((await PutBackAsync(MapRow.Organization, _twin.Id)).Refused);
    }

    [Fact]
    public async Task Services_of_one_organisation_become_one_and_two_again()
    {
        var duty = await _app.InDbAsync(db => db.Services.SingleAsync(s => s.OrganizationId == _social.Id));
        await MergeAsync(MapRow.Organization, _twin.Id, _social.Id);
        await _app.ChangeAsync(async db => (await db.Set<PathwayStep>().Include(s => s.Responsibilities).FirstAsync(s => s.StepId == "P2")).Leads.Single().ServiceId = _nightLine.Id);
        await MergeAsync(MapRow.Service, _nightLine.Id, duty.Id);
        var merged = await ServiceAsync(duty.Id);
        Assert.Equal((4, "Maksuton"), (merged.Contacts.Count, merged.Cost.Fi));
        Assert.Equal(duty.Id, (await StepAsync("P2")).Leads.Single().ServiceId);
        await _app.ChangeAsync(async db => (await db.Services.SingleAsync(s => s.Id == duty.Id)).Description = LocalText.Same("Written in between"));
        Assert.False((await PutBackAsync(MapRow.Service, _nightLine.Id)).Refused);
        merged = await ServiceAsync(duty.Id);
        Assert.Equal((3, "", "Written in between"), (merged.Contacts.Count, merged.Cost.Fi, merged.Description.Fi));
        Assert.Equal("Night phone", Assert.Single((await ServiceAsync(_nightLine.Id)).Contacts).Function.Fi);
        Assert.Equal(_nightLine.Id, (await StepAsync("P2")).Leads.Single().ServiceId);
        Assert.Equal(MergeRows.NotIntoThat, (await _app.RunAsync((MergeRows m) => m.RunAsync(
            Actor.Program, MapRow.Service, _nightLine.Id, _app.InDbAsync(db => db.Services.Where(s => s.Name.Fi == "Student welfare").Select(s => s.Id).SingleAsync()).Result, default))).Refusal);
    }

    [Fact]
    public async Task The_places_of_both_are_served_and_other_people_are_not_mixed_in()
    {
        var duty = await _app.InDbAsync(db => db.Services.SingleAsync(s => s.OrganizationId == _social.Id));
        await MergeAsync(MapRow.Organization, _twin.Id, _social.Id);
        await PlacesAsync(duty.Id, ["140"], minAge: null);
        await PlacesAsync(_nightLine.Id, ["297"], minAge: 18);
        Assert.Equal(MergeRows.TakesOthers, (await _app.RunAsync((MergeRows m) => m.RunAsync(Actor.Program, MapRow.Service, _nightLine.Id, duty.Id, default))).Refusal);
        await PlacesAsync(_nightLine.Id, ["297"], minAge: null);
        await MergeAsync(MapRow.Service, _nightLine.Id, duty.Id);
        Assert.Equal(["140", "297"], (await ServiceAsync(duty.Id)).Area);
        Assert.False((await PutBackAsync(MapRow.Service, _nightLine.Id)).Refused);
        Assert.Equal(["140"], (await ServiceAsync(duty.Id)).Area);

        Task PlacesAsync(Guid id, List<string> area, int? minAge) => _app.ChangeAsync(async db =>
        {
            var service = await db.Services.SingleAsync(s => s.Id == id);
            (service.Area, service.MinAge) = (area, minAge);
        });
    }

    /// <summary>The name of a row whose contacts are all for authorities would otherwise come on a public page with the other's.</summary>
    [Fact]
    public async Task What_is_restricted_never_becomes_visible()
    {
        await _app.ChangeAsync(async db =>
        {
            (await db.ContactPoints.SingleAsync(c => c.ServiceId == _nightLine.Id)).Visibility = Visibility.AmberStrict;
            (await db.Services.SingleAsync(s => s.Id == _nightLine.Id)).Cost = LocalText.Same("Secret words");
        });
        await _coordinator.GetAsync(Page);
        await _coordinator.SubmitAsync($"#merge-{_social.Id}-{_twin.Id}");
        Assert.Equal(HttpStatusCode.Conflict, _coordinator.Status);
        Assert.Contains("is TLP:AMBER+STRICT and would become more public", _coordinator.Text);
        await _coordinator.SubmitAsync($"#merge-{_twin.Id}-{_social.Id}");
        var duty = await _app.InDbAsync(db => db.Services.SingleAsync(s => s.OrganizationId == _social.Id && s.Id != _nightLine.Id));
        await MergeAsync(MapRow.Service, _nightLine.Id, duty.Id);
        Assert.True((await ServiceAsync(duty.Id)).Cost.IsEmpty);
        await _app.PublishAsync();
        var reader = await _app.Browse().GetAsync($"/regions/{TestRegion.Network}");
        Assert.DoesNotContain("Night", reader.Text);
        Assert.DoesNotContain("Secret words", reader.Text);
    }

    [Fact]
    public async Task These_are_two_is_remembered_until_somebody_asks_again()
    {
        await _coordinator.GetAsync(Page);
        await _coordinator.SubmitAsync("form[action*=Apart] button");
        Assert.Contains("1 pair that is two", _coordinator.Text);
        Assert.Contains("Nothing on the map looks", _coordinator.Text);
        Assert.DoesNotContain("on the map looks", (await _coordinator.GetAsync($"/networks/{TestRegion.Network}")).Text);
        await _coordinator.GetAsync(Page);
        await _coordinator.SubmitAsync("form[action*=Apart] button");
        Assert.Contains($"same number {TestRegion.Open}", _coordinator.Text);
    }

    [Fact]
    public async Task A_national_row_is_the_national_coordinators_to_merge()
    {
        var national = await _app.InDbAsync(async db =>
        {
            var reaching = (await db.Services.Where(s => s.NetworkId == null).OrderBy(s => s.Key).ToListAsync()).First(s => s.Area.Count == 0);
            return await db.Organizations.SingleAsync(o => o.Id == reaching.OrganizationId);
        });
        await _app.ChangeAsync(async db => (await db.Organizations.SingleAsync(o => o.Id == _twin.Id)).Name = national.Name);
        await _coordinator.GetAsync(Page);
        Assert.Contains("the whole country", _coordinator.Text);
        Assert.NotNull(_coordinator.Page.QuerySelector($"#merge-{_twin.Id}-{national.Id}"));
        Assert.Null(_coordinator.Page.QuerySelector($"#merge-{national.Id}-{_twin.Id}"));
        var program = await _app.TokenClientAsync(TestRegion.Network);
        using var tried = await program.PostAsJsonAsync($"/api/v1/service-map/organizations/{national.Id}/merge", new { into = _twin.Id });
        Assert.Equal(HttpStatusCode.Forbidden, tried.StatusCode);
        Assert.Equal(MergeRows.NotIntoThat, (await _app.RunAsync((MergeRows m) => m.RunAsync(Actor.Program, MapRow.Organization, national.Id, _twin.Id, default))).Refusal);
        var found = await program.GetFromJsonAsync<List<DuplicateAnswer>>($"/api/v1/service-map/{TestRegion.Network}/duplicates", ApiJson.Options);
        Assert.Contains(found!, d => (d.First, d.Second) == (_twin.Id, national.Id) || (d.First, d.Second) == (national.Id, _twin.Id));
    }

    private static T Add<T>(ViittaDb db, T row)
        where T : class => db.Add(row).Entity;

    private async Task MergeAsync(MapRow kind, Guid from, Guid into)
    {
        var outcome = await _app.RunAsync((MergeRows m) => m.RunAsync(Actor.Program, kind, from, into, default));
        Assert.Null(outcome.Refusal);
        Assert.Null((await _app.RunAsync((MergeRows m) => m.RunAsync(Actor.Program, kind, from, into, default))).Refusal); // a double click
        _app.Time.Advance(TimeSpan.FromSeconds(1));
    }

    private Task<Outcome> PutBackAsync(MapRow kind, Guid id) =>
        _app.RunAsync((RemoveFromMap r) => r.RunAsync(Actor.Program, kind, id, remove: false, default));

    private Task<Guid> ContactAsync(string function) => _app.InDbAsync(db => db.ContactPoints.Where(c => c.Function.Fi == function).Select(c => c.Id).SingleAsync());

    private Task<Service> ServiceAsync(Guid id) => _app.InDbAsync(db => db.Services.Include(s => s.Contacts).SingleAsync(s => s.Id == id));

    private Task<PathwayStep> StepAsync(string step) => _app.InDbAsync(db => db.Set<PathwayStep>().Include(s => s.Responsibilities).SingleAsync(s => s.StepId == step));
}
