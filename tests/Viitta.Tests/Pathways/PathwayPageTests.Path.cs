using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Viitta.Features.Pathways;
using Viitta.Tests.House;

namespace Viitta.Tests.Pathways;

public sealed partial class PathwayPageTests
{
    [Fact]
    public async Task What_holds_only_in_a_situation_is_asked_for_and_leaves_a_gap_in_the_other()
    {
        const string form = "#P2 form[action$='Put']";
        var (browse, id, police) = await DraftAsync();
        await browse.SubmitAsync(form, ($"{browse.Find($"{form} input[name='form']").GetAttribute("value")}-when-minor", "yes"));
        Assert.Contains("only when: under 18", browse.TextOf("#P2"));
        Assert.Contains("gap: no one leads (18 or over)", browse.TextOf("#P2"));

        await browse.GetAsync($"/pathways/{id}/path");
        Assert.Contains("Is the person under 18?", browse.TextOf("#question"));
        Assert.Contains("gap: no one leads (18 or over)", browse.Text);
        await browse.ClickAsync("#question a[href*='minor=no']");
        Assert.Contains("All that matters is answered.", browse.Text);
        Assert.DoesNotContain(police.Name.ToString(), browse.TextOf(".path-phase .path-step:nth-child(2)"));
        await browse.ClickAsync(".path-known a");
        await browse.ClickAsync("#question a[href*='minor=yes']");
        Assert.Contains(police.Name.ToString(), browse.TextOf(".path-phase .path-step:nth-child(2)"));
        Assert.DoesNotContain("18 or over", browse.Text);

        await browse.GetAsync($"/pathways/{id}/path?minor=perhaps");
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.Contains("Is the person under 18?", browse.TextOf("#question"));
    }

    [Fact]
    public async Task Who_leads_in_office_hours_alone_leaves_a_gap_where_somebody_is_needed_the_same_night()
    {
        var (browse, _, police) = await DraftAsync();
        foreach (var step in new[] { "P2", "P7" })
        {
            var form = $"#{step} form[action$='Put']";
            await browse.SubmitAsync(form, ($"{browse.Find($"{form} input[name='form']").GetAttribute("value")}-hours", "office-hours"));
        }
        Assert.Contains($"gap at other times: {police.Name} leads (Office hours), no substitute named", browse.TextOf("#P2"));
        Assert.DoesNotContain("gap at other times", browse.TextOf("#P7")); // has weeks
        await browse.SubmitAsync("#P2 form[action$='Put']", ($"{browse.Find("#P2 form[action$='Put'] input[name='form']").GetAttribute("value")}-hours", "always"));
        Assert.DoesNotContain("gap at other times", browse.TextOf("#P2"));
    }

    [Fact]
    public async Task A_program_says_the_situation_and_reads_the_path_in_it()
    {
        var (_, id, _) = await DraftAsync("turku");
        using var client = await App.TokenClientAsync("turku");
        var step = (await App.ReadAsync(id)).Step("P2");
        var row = step.Leads.First();
        var at = $"/api/v1/pathways/{id}/steps/P2/responsibilities/{row.Id}";
        object Part(int version, object when) => new
        {
            version,
            role = "Leads",
            serviceId = (Guid?)null,
            basis = "Law",
            hours = "Always",
            substituteId = (Guid?)null,
            informationLabel = "WithConsent",
            confidence = "Agreed",
            handover = "",
            when,
        };
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PutAsJsonAsync(at, Part(step.Version, new { weather = true }))).StatusCode);
        // Asked of other steps alone: the form of this one would not show it.
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PutAsJsonAsync(at, Part(step.Version, new { report = true }))).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsJsonAsync(at, Part(step.Version, new { minor = true }))).StatusCode);
        Assert.Equal(Situation.Any.With("minor", true), (await App.ReadAsync(id)).Step("P2").Responsibilities.Single(r => r.Id == row.Id).When);

        var path = await client.GetFromJsonAsync<JsonElement>($"/api/v1/pathways/{id}/path?minor=no");
        Assert.Equal("None", path.GetProperty("steps")[1].GetProperty("led")[0].GetProperty("leadership").GetString());
        Assert.Equal("minor", (await client.GetFromJsonAsync<JsonElement>($"/api/v1/pathways/{id}/path")).GetProperty("asked")[0].GetString());
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync($"/api/v1/pathways/{id}/path?minor=1")).StatusCode);
    }
}
