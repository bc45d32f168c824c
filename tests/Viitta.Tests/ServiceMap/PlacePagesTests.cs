using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Accounts;
using Viitta.Features.Editions;
using Viitta.Features.Import;
using Viitta.Features.ServiceMap;
using Viitta.Tests.Editions;
using Viitta.Tests.House;

namespace Viitta.Tests.ServiceMap;

/// <summary>A place on its way from a form to every page and file, and out of them again once it must stay secret.</summary>
public sealed class PlacePagesTests : IAsyncLifetime
{
    private const string Address = "Käyntikatu 1, 70100 Kuopio";

    private static readonly VisitingPlace Office = new(LocalText.Same(Address), 62.89238, 27.67703);

    private readonly ViittaApp _app = new();

    public async ValueTask InitializeAsync()
    {
        await _app.PlantAsync();
        await _app.ChangeAsync(async db =>
        {
            foreach (var service in await db.Services.Where(s => s.NetworkId == TestRegion.Network).ToListAsync())
            {
                service.Needs = ["n08"];
            }
        });
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private Task<ContactPoint> CollegeAsync() => _app.InDbAsync(db => db.ContactPoints.AsNoTracking().FirstAsync(c => c.Function.Fi == "Counsellors"));

    private async Task<Browse> CoordinatorAsync() => await _app.SignInAsync(
        await _app.AddUserAsync($"{Guid.NewGuid():N}@viitta.example", networks: (TestRegion.Network, NetworkRole.Coordinator)));

    private Task SetAsync(VisitingPlace? place, string phone = TestRegion.College) => _app.ChangeAsync(async db =>
    {
        var contact = await db.ContactPoints.FirstAsync(c => c.Phone == phone);
        contact.Change(contact.Details with { Place = place });
    });

    [Fact]
    public async Task It_is_typed_and_seen_and_one_that_must_stay_secret_is_not_asked_for()
    {
        var contact = await CollegeAsync();
        var browse = await CoordinatorAsync();
        await browse.GetAsync($"/contacts/{contact.Id}/edit?lang=en");
        await browse.SubmitAsync("#phone", ("phone", "040 1234567"), ("address-fi", Address), ("coordinates", "62.89238, 27.67703"));
        Assert.Equal(Office with { Address = new(Address, "", "") }, (await CollegeAsync()).Place);
        await browse.GetAsync($"/contacts/{contact.Id}?lang=en");
        Assert.Contains(Address, browse.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"geo:62.89238,27.67703\"", browse.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        await browse.GetAsync($"/contacts/{contact.Id}/edit?lang=en");
        await browse.SubmitAsync("#phone", ("phone", "040 1234567"), ("address-fi", Address), ("coordinates", "59.33, 18.06"));
        Assert.Contains("must be in Finland", browse.Text, StringComparison.Ordinal);
        Assert.Contains("59.33, 18.06", browse.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        await browse.GetAsync($"/services/{contact.ServiceId}?lang=en");
        await browse.SubmitAsync("#frontGate", ("frontGate", "true"));
        Assert.Contains("Take the address away from its contacts first", browse.Text, StringComparison.Ordinal);
        await SetAsync(null, "040 1234567");
        await browse.GetAsync($"/services/{contact.ServiceId}?lang=en");
        await browse.SubmitAsync("#frontGate", ("frontGate", "true"));
        Assert.Contains("Nobody is told where it is", browse.Text, StringComparison.Ordinal);
        await browse.GetAsync($"/contacts/{contact.Id}/edit?lang=en");
        Assert.DoesNotContain("address-fi", browse.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("must stay secret", browse.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_API_refuses_it_at_a_front_gate_whatever_the_way()
    {
        var contact = await CollegeAsync();
        await _app.ChangeAsync(async db => (await db.Services.SingleAsync(s => s.Id == contact.ServiceId)).FrontGate = true);
        using var client = await _app.TokenClientAsync(TestRegion.Network);
        var read = await client.GetFromJsonAsync<JsonElement>($"/api/v1/service-map/contacts/{contact.Id}");
        var body = JsonSerializer.Deserialize<Dictionary<string, object?>>(read.GetProperty("contact").GetRawText())!;
        body["phone"] = "040 1234567";
        body["place"] = new { address = new { fi = Address }, latitude = 62.89, longitude = 27.68 };
        foreach (var answer in (HttpResponseMessage[])
        [
            await client.PutAsJsonAsync($"/api/v1/service-map/contacts/{contact.Id}", body),
            await client.PostAsJsonAsync($"/api/v1/service-map/services/{contact.ServiceId}/contacts", body),
        ])
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("servicemap.front-gate-no-place", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        var organization = await _app.InDbAsync(db => db.Services.Where(s => s.Id == contact.ServiceId).Select(s => s.OrganizationId).SingleAsync());
        var quick = await client.PostAsJsonAsync($"/api/v1/service-map/organizations/{organization}/contacts", new { need = "n02", contact = body });
        Assert.Contains("servicemap.front-gate-no-place", await quick.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await _app.InDbAsync(db => db.ContactPoints.CountAsync(c => c.Place != null)));
    }

    [Fact]
    public async Task It_is_in_an_edition_its_files_and_the_open_data_until_it_must_stay_secret()
    {
        await SetAsync(Office);
        await SetAsync(new VisitingPlace(LocalText.Same("Jäsenkatu 7, 70100 Kuopio")), TestRegion.GreenCanary);
        await _app.PublishAsync();
        string[] pages =
        [
            $"/call?{TestRegion.Question}", $"/regions/{TestRegion.Network}", $"/networks/{TestRegion.Network}/editions/1/contacts.vcf",
            "/hsds/services?full=true", "/hsds/service_at_locations",
        ];
        var client = _app.CreateClient();
        foreach (var address in pages)
        {
            var said = await SaidAsync(client, address);
            Assert.True(said.Contains("Käyntikatu 1", StringComparison.Ordinal), address);
            Assert.DoesNotContain("Jäsenkatu", said, StringComparison.Ordinal);
        }
        Assert.Contains("ADR;TYPE=work:;;Käyntikatu 1;Kuopio;;70100;", await SaidAsync(client, pages[2]), StringComparison.Ordinal);
        Assert.Contains("GEO:geo:62.89238,27.67703", await SaidAsync(client, pages[2]), StringComparison.Ordinal);
        Assert.Contains("\"location_type\":\"physical\"", await SaidAsync(client, pages[4]), StringComparison.Ordinal);

        // As when needs.yaml says it of one more need, behind every rule's back: nothing that is published tells it any more.
        await _app.ChangeAsync(async db => (await db.Services.SingleAsync(s => s.Contacts.Any(c => c.Phone == TestRegion.College))).FrontGate = true);
        foreach (var address in pages)
        {
            Assert.False((await SaidAsync(client, address)).Contains("Käyntikatu", StringComparison.Ordinal), address);
        }
        await _app.RunAsync(async (HidePlaces hide) =>
        {
            await hide.RunAsync(default);
            return true;
        });
        Assert.Null((await CollegeAsync()).Place);
    }

    /// <summary>Each sees what was before and is right to go on; the later save sees what the earlier one made of it.</summary>
    [Theory]
    [InlineData("tick")]
    [InlineData("edit")]
    [InlineData("add")]
    public async Task A_place_and_the_tick_that_forbids_it_at_the_same_moment_do_not_stay_together(string last)
    {
        var contact = await CollegeAsync();
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ViittaDb>();
        var service = await db.Services.Include(s => s.Contacts).SingleAsync(s => s.Id == contact.ServiceId); // as it was before the other's save
        var draft = new ContactDraft(contact.Function, contact.Details with { Place = Office }, contact.Visibility, contact.Note, contact.Warning);
        if (last == "tick")
        {
            await SetAsync(Office);
            Assert.False((await scope.ServiceProvider.GetRequiredService<EditService>().RunAsync(
                Actor.Program, service.Id, service.Version, new ServicePatch().Over(service) with { FrontGate = true }, default)).Refused);
        }
        else
        {
            await _app.ChangeAsync(async other => (await other.Services.SingleAsync(s => s.Id == contact.ServiceId)).FrontGate = true);
            Assert.False(last == "edit"
                ? (await scope.ServiceProvider.GetRequiredService<EditContact>().RunAsync(Actor.Program, contact.Id, contact.Version, draft, default)).Refused
                : (await scope.ServiceProvider.GetRequiredService<AddContact>().RunAsync(Actor.Program, service.Id, draft, default)).Refused);
        }
        Assert.False(await _app.InDbAsync(other => other.ContactPoints.AnyAsync(c => c.ServiceId == contact.ServiceId && c.Place != null)));
    }

    [Fact]
    public async Task A_changed_place_is_told_between_editions_and_the_first_editions_still_open()
    {
        await _app.PublishAsync();
        await SetAsync(Office);
        await _app.PublishAsync();
        var browse = _app.Browse();
        await browse.GetAsync($"/networks/{TestRegion.Network}/editions/2/changes?lang=en");
        Assert.Contains("Place: was", browse.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Address, browse.Text, StringComparison.Ordinal);
        var old = await _app.InDbAsync(db => db.Editions.Where(e => e.NetworkId == TestRegion.Network && e.Number == 1).Select(e => e.Document).SingleAsync());
        var without = EditionDocument.Read(old.Replace(",\"place\":null", "", StringComparison.Ordinal));
        Assert.DoesNotContain("\"place\"", old.Replace("\"place\":null", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(without.Contacts(), c => Assert.Null(c.Place));
    }

    private static async Task<string> SaidAsync(HttpClient client, string address) =>
        WebUtility.HtmlDecode(await client.GetStringAsync(address)).Replace("\r\n ", "", StringComparison.Ordinal);
}
