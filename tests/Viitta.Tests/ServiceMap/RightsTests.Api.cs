using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.ServiceMap;

// The same rights for programs.
public sealed partial class RightsTests
{
    [Fact]
    public async Task The_api_answers_by_the_same_rights()
    {
        var member = await _app.TokenClientAsync(Network, NetworkRole.Member);
        var list = await member.GetStringAsync($"/api/v1/service-map/{Network}/contacts");
        Assert.Contains(GreenNumber, list);
        Assert.DoesNotContain(AmberNumber, list);
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync($"/api/v1/service-map/contacts/{_amber}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.PostAsJsonAsync(
            $"/api/v1/service-map/contacts/{_green}/verifications", new { method = "Called", role = "x", version = 0 })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _app.CreateClient().GetAsync($"/api/v1/service-map/contacts/{_green}")).StatusCode);
    }

    [Fact]
    public async Task The_api_adds_reads_changes_and_confirms()
    {
        var client = await _app.TokenClientAsync(Network);
        var organization = await AnswerAsync<OrganizationAnswer>(await client.PostAsJsonAsync(
            $"/api/v1/service-map/{Network}/organizations", new { name = new { fi = "Seurakunta" }, sector = "church" }));
        var service = await AnswerAsync<ServiceAnswer>(await client.PostAsJsonAsync(
            $"/api/v1/service-map/organizations/{organization.Id}/services", new
            {
                name = new { fi = "Diakonia" },
                needs = new[] { "n03" },
                area = Array.Empty<string>(),
                minAge = (int?)null,
                maxAge = (int?)null,
                genders = Array.Empty<string>(),
                residenceSituations = Array.Empty<string>(),
                consentNeeded = false,
                frontGate = false,
            }));
        var body = new
        {
            function = new { fi = "Päivystys" },
            phone = "0401234567",
            email = "diakonia@example.fi",
            web = (string?)null,
            languages = new[] { "fi" },
            interpreter = false,
            place = (object?)null,
            visibility = "Green",
            note = (object?)null,
            warning = (object?)null,
            hours = new { cover = "office-hours", rows = new[] { new { days = "1-5", opens = "09:00", closes = "15:00" } }, holidays = "closed", eves = true, exceptions = Array.Empty<object>() },
        };
        var contact = await AnswerAsync<ContactAnswer>(await client.PostAsJsonAsync($"/api/v1/service-map/services/{service.Id}/contacts", body));
        Assert.Equal(("040 1234567", Freshness.Never), (contact.Contact.Phone, contact.Freshness));
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsJsonAsync(
            $"/api/v1/service-map/contacts/{contact.Id}/verifications", new { method = "Called", role = "deacon on duty", version = 0 })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PostAsync($"/api/v1/service-map/contacts/{contact.Id}/confirmations", null)).StatusCode);
        var read = (await client.GetFromJsonAsync<ContactAnswer>($"/api/v1/service-map/contacts/{contact.Id}", ApiJson.Options))!;
        Assert.Equal(Freshness.Fresh, read.Freshness);

        var wrong = await client.PutAsJsonAsync($"/api/v1/service-map/contacts/{contact.Id}", body with { phone = "12" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("servicemap.phone-short", await wrong.Content.ReadAsStringAsync());
    }

    /// <summary>Left out, a restricted contact would be public, or lose its warning.</summary>
    [Fact]
    public async Task A_change_through_the_api_leaves_nothing_out()
    {
        var client = await _app.TokenClientAsync(Network);
        var body = (await client.GetFromJsonAsync<JsonNode>($"/api/v1/service-map/contacts/{_amber}"))!["contact"]!.AsObject();
        foreach (var member in body.Select(m => m.Key).Where(m => m != "version").ToList())
        {
            var less = JsonNode.Parse(body.ToJsonString())!.AsObject();
            less.Remove(member);
            Assert.Equal((member, HttpStatusCode.BadRequest), (member, (await client.PutAsJsonAsync($"/api/v1/service-map/contacts/{_amber}", less)).StatusCode));
        }
        Assert.Equal(Visibility.AmberStrict, await _app.InDbAsync(db => db.ContactPoints.Where(c => c.Id == _amber).Select(c => c.Visibility).FirstAsync()));
    }

    private static async Task<T> AnswerAsync<T>(HttpResponseMessage response)
    {
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<T>(ApiJson.Options))!;
    }
}
