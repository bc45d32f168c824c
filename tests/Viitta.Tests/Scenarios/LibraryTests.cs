using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Scenarios;
using Viitta.Features.Workshops;
using Viitta.Tests.House;

namespace Viitta.Tests.Scenarios;

/// <summary>A network's own scenarios, on their pages with script off.</summary>
public sealed class LibraryTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    [Fact]
    public async Task A_copy_is_adapted_checked_published_and_used_while_the_original_stays()
    {
        var browse = await App.CoordinatorAsync("north-savo");
        await browse.GetAsync("/networks/north-savo/scenarios?lang=fi");
        await browse.SubmitAsync("#shipped ~ ul li:has(a[href='/scenarios/berry-harvest']) form");
        var draft = browse.Url;
        Assert.Equal("Marjasato", browse.TextOf("h1"));
        Assert.Empty(browse.Page.QuerySelectorAll("input[name=purpose]:not(:checked)")); // the original's names are not asked about again

        await browse.GetAsync($"{draft}/parts/1");
        await browse.SubmitAsync("form.editor", ("released-fi", "Poimija tulee terveysasemalle Kuopiossa."), ("questions-0-fi", "Kuka kysyy?"), ("injects-1-title-fi", ""), ("injects-1-title-sv", ""),
            ("injects-1-title-en", ""), ("injects-1-text-fi", ""), ("injects-1-text-sv", ""), ("injects-1-text-en", ""));
        Assert.EndsWith("/parts/1?saved", browse.Url, StringComparison.Ordinal);

        await browse.GetAsync(draft);
        await browse.SubmitAsync("form[action$='handler=Publish']", ("fictional", "true"));
        Assert.Equal(HttpStatusCode.Conflict, browse.Status);
        Assert.Contains("Kuopio", browse.TextOf("li:has(p.error)"), StringComparison.Ordinal);
        await browse.SubmitAsync("form[action$='handler=Publish']", ("purpose", "municipality:Kuopio"));
        var url = browse.Url;
        Assert.StartsWith("/scenarios/berry-harvest-north-savo", url, StringComparison.Ordinal);

        await browse.GetAsync("/networks/north-savo/workshops/new?scenario=" + url.Split('/', '?')[2]);
        await browse.SubmitAsync("main form");
        await browse.SubmitAsync("form[action$='handler=Release']");
        Assert.Contains("terveysasemalle Kuopiossa", browse.Text, StringComparison.Ordinal);
        Assert.Single(browse.Page.QuerySelectorAll("form[action$='handler=Inject']"));

        // The next version is for the next workshop.
        var id = Guid.Parse(draft.Split('/')[2]);
        Assert.Equal([1], await App.VersionsAsync(id));
        await App.RunAsync((StartDraft start) => start.RunAsync(Actor.Program, id, default));
        await App.WriteAsync(id, 1, "Aivan muuta.");
        await App.PublishAsync(id);
        Assert.Equal([1, 2], await App.VersionsAsync(id));
        await browse.GetAsync(browse.Url);
        Assert.Contains("terveysasemalle Kuopiossa", browse.Text, StringComparison.Ordinal);
        var original = await browse.GetAsync("/scenarios/berry-harvest");
        Assert.DoesNotContain("Kuopio", original.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_write_the_same_part_the_second_sees_both_and_loses_nothing()
    {
        var (one, other) = (await App.CoordinatorAsync("turku"), await App.CoordinatorAsync("turku"));
        var page = $"/scenarios/{await App.CopiedScenarioAsync("turku")}/draft/parts/2";
        await one.GetAsync($"{page}?lang=en");
        await other.GetAsync($"{page}?lang=en");
        await one.SubmitAsync("form.editor", ("released-en", "What the first one wrote."));
        await other.SubmitAsync("form.editor", ("released-en", "What the second one wrote."));
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Equal("What the second one wrote.", other.Find("#released-en").TextContent.Trim());
        Assert.Contains("What the first one wrote.", other.TextOf("#released-en-theirs"), StringComparison.Ordinal);
        await other.SubmitAsync("form.editor");
        Assert.Contains("What the second one wrote.", (await one.GetAsync(page)).TextOf("#released-en"), StringComparison.Ordinal);

        // Another section is nobody's business.
        await other.GetAsync(page.Replace("parts/2", "parts/3", StringComparison.Ordinal));
        await one.SubmitAsync("form.editor", ("minutes", "25"));
        await other.SubmitAsync("form.editor", ("minutes", "35"));
        Assert.EndsWith("?saved", other.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_form_keeps_every_word_and_names_its_field()
    {
        var browse = await App.CoordinatorAsync("oulu");
        await browse.GetAsync($"/scenarios/{await App.CopiedScenarioAsync("oulu")}/draft/parts/1");
        await browse.SubmitAsync("form.editor", ("released-fi", "## Otsikko\n\nTeksti"), ("questions-5-sv", "En ny fråga"), ("expected-5-en", "A new topic"));
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.NotNull(browse.Page.QuerySelector("#released-fi-error"));
        Assert.Contains("## Otsikko", browse.Find("#released-fi").TextContent, StringComparison.Ordinal);
        Assert.Equal("En ny fråga", browse.Find("#questions-5-sv").TextContent.Trim());
        Assert.Equal("A new topic", browse.Find("#expected-5-en").TextContent.Trim());
    }

    [Fact]
    public async Task Parts_are_moved_left_out_and_put_back()
    {
        var browse = await App.CoordinatorAsync("south-karelia");
        var id = await App.CopiedScenarioAsync("south-karelia");
        await browse.GetAsync($"/scenarios/{id}/draft?lang=en");
        await browse.SubmitAsync("ol.items > li:nth-child(2) button[value=earlier]");
        await browse.SubmitAsync("ol.items > li:nth-child(3) button[value=out]");
        var text = (await App.DraftAsync(id)).Text;
        Assert.Equal(["Thursday 17:15", "Tuesday 16:40", "Saturday 9:00"], text.Parts.Take(3).Select(p => p.Title.En));
        Assert.Equal(["part-1", "part-2", "part-3", "part-4", "part-5"], text.Parts.Select(p => p.Id));
        Assert.Equal("inject-1a", text.Parts[0].Injects[0].Id);
        await App.PublishAsync(id);
        await App.RunAsync((StartDraft start) => start.RunAsync(Actor.Program, id, default));
        await browse.GetAsync($"/scenarios/{id}/draft");
        await browse.SubmitAsync("form[action$='handler=PutBack']");
        Assert.Equal("Friday 18:30", (await App.DraftAsync(id)).Text.Parts[^1].Title.En);
    }

    [Fact]
    public async Task An_archived_scenario_leaves_the_lists_and_comes_back()
    {
        var browse = await App.CoordinatorAsync("tampere");
        var id = await App.CopiedScenarioAsync("tampere");
        var key = await App.PublishAsync(id);
        await browse.GetAsync("/networks/tampere/scenarios");
        await browse.SubmitAsync("form[action$='handler=Archive']");
        Assert.Null((await browse.GetAsync("/networks/tampere/workshops/new")).Page.QuerySelector($"input[value='{key}']"));
        Assert.Equal(HttpStatusCode.OK, (await browse.GetAsync($"/scenarios/{key}")).Status);
        await browse.GetAsync("/networks/tampere/scenarios");
        await browse.SubmitAsync("form[action$='handler=BringBack']");
        Assert.NotNull((await browse.GetAsync("/networks/tampere/workshops/new")).Page.QuerySelector($"input[value='{key}']"));
    }

    [Fact]
    public async Task A_networks_own_is_not_there_for_others()
    {
        var id = await App.CopiedScenarioAsync("ostrobothnia");
        var key = await App.PublishAsync(id);
        var others = await App.CoordinatorAsync("turku");
        foreach (var address in (string[])[$"/scenarios/{key}", $"/scenarios/{key}/scenario.md", $"/scenarios/{id}/draft", $"/scenarios/{id}/draft/preview"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await others.GetAsync(address)).Status);
        }
        Assert.DoesNotContain(key, (await others.GetAsync("/scenarios")).Page.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Null((await others.GetAsync("/networks/turku/workshops/new")).Page.QuerySelector($"input[value='{key}']"));
        var asked = new NewWorkshop(Guid.CreateVersion7(), "turku", key, "", new(2027, 1, 1), "", 2);
        Assert.Equal("scenario", (await App.RunAsync((CreateWorkshop create) => create.RunAsync(Actor.Program, asked, default))).Refusal?.Field);
    }

    [Fact]
    public async Task A_file_goes_from_one_network_to_another_and_a_broken_one_says_its_lines()
    {
        var id = await App.CopiedScenarioAsync("oulu", "summer-holiday");
        await App.WriteAsync(id, 2, "Oma teksti.");
        var key = await App.PublishAsync(id);
        var from = await App.CoordinatorAsync("oulu");
        var file = await from.Client.GetStringAsync($"/scenarios/{key}/scenario.md");

        var to = await App.CoordinatorAsync("north-savo");
        await to.GetAsync("/networks/north-savo/scenarios?lang=fi");
        await to.SendFileAsync("form[action$='handler=Import']", "file", "kesaloma.md", Encoding.UTF8.GetBytes(file.Replace("minutes=30", "minutes=x", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.BadRequest, to.Status);
        Assert.Matches(@"Rivi \d+: Kohta minutes ei ole luku", to.TextOf("#problems li"));
        await to.SendFileAsync("form[action$='handler=Import']", "file", "kesaloma.md", Encoding.UTF8.GetBytes(file));
        var taken = (await App.DraftAsync(Guid.Parse(to.Url.Split('/')[2]))).Text;
        Assert.Equal("summer-holiday-north-savo", taken.Key);
        Assert.Equal("Oma teksti.", taken.Parts[1].Released.Fi);
        Assert.Equal(ScenarioText.ToJson((await App.RunAsync((ScenarioTexts t) => t.FindAsync(Actor.Program, key, null, default)))!.Text with { Key = taken.Key }), ScenarioText.ToJson(taken));
    }
}
