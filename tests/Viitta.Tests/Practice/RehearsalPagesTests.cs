using System.Net.Http.Json;
using Viitta.Common;
using Viitta.Features.Practice;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using Viitta.Tests.Workshops;

namespace Viitta.Tests.Practice;

/// <summary>A rehearsal in a browser without script, and on the facilitator's own phone.</summary>
public sealed class RehearsalPagesTests : IAsyncLifetime
{
    private const string Sign = "Rehearsal: the tables are simulated";

    private readonly ViittaApp _app = new ViittaApp().WithPractice();
    private Browse _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await _app.CoordinatorAsync(PracticeAtStart.NetworkId);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task From_the_case_to_the_console_in_two_presses()
    {
        await _desk.GetAsync("/scenarios/summer-holiday?variant=17");
        await _desk.GetAsync(_desk.Page.QuerySelectorAll("a[href^='/rehearsals/new']")[0].GetAttribute("href")!);
        Assert.Equal("summer-holiday/17", _desk.Page.QuerySelectorAll("input[name=scenario][checked]")[0].GetAttribute("value"));
        await _desk.SubmitAsync("main form");
        Assert.Contains("/stage", _desk.Url, StringComparison.Ordinal);
        Assert.Contains(Sign, _desk.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, _desk.Page.QuerySelectorAll(".table-row").Length);
        Assert.Contains("1 phone", _desk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_console_sets_the_pace_and_says_who_is_silent_by_it()
    {
        var rehearsal = await StartAsync(parts: 1);
        await _desk.GetAsync($"/workshops/{rehearsal.Id}/stage");
        Assert.DoesNotContain("silent since", _desk.Text, StringComparison.Ordinal);
        await _desk.SubmitAsync("button[name=pace][value='20']");
        Assert.Equal(["1", "5"], _desk.Page.QuerySelectorAll("button[name=pace]").Select(b => b.GetAttribute("value")));
        _app.Time.Advance(TimeSpan.FromSeconds(20)); // six minutes of a room's
        await _desk.GetAsync($"/workshops/{rehearsal.Id}/stage");
        Assert.Contains("silent since", _desk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_has_rehearsals_apart()
    {
        var rehearsal = await StartAsync();
        await _desk.GetAsync($"/networks/{PracticeAtStart.NetworkId}/workshops");
        Assert.Contains(_desk.Page.QuerySelectorAll("section[aria-labelledby=rehearsals] a.item-title"), a => a.GetAttribute("href") == $"/workshops/{rehearsal.Id}/stage");
        Assert.Single(_desk.Page.QuerySelectorAll("a.item-title"), a => a.GetAttribute("href")!.Contains($"{rehearsal.Id}", StringComparison.Ordinal));
        var real = await _app.CoordinatorAsync("turku");
        await real.GetAsync("/networks/turku/workshops");
        Assert.DoesNotContain(real.Page.QuerySelectorAll("a"), a => a.GetAttribute("href")!.Contains($"{rehearsal.Id}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_coordinates_a_network_rehearses_before_it_is_run_with_people()
    {
        var real = await _app.CoordinatorAsync("turku");
        await real.GetAsync("/networks/turku/workshops");
        await real.ClickAsync("section[aria-labelledby=rehearsals] .actions a");
        await real.SubmitAsync("main form", ("scenario", "berry-harvest"));
        Assert.Contains("/stage", real.Url, StringComparison.Ordinal);
        Assert.Contains(Sign, real.Page.Body!.TextContent, StringComparison.Ordinal);
        var console = real.Url;
        await real.SubmitAsync("form[action*='handler=Release']");
        Assert.Equal((200, console), ((int)real.Status, real.Url));
        await real.GetAsync("/networks/turku/workshops");
        await real.ClickAsync("section[aria-labelledby=rehearsals] .page-links a");
        Assert.Contains(real.Page.QuerySelectorAll("section[aria-labelledby=rehearsals] a.item-title"), a => a.GetAttribute("href") == console);
        await real.GetAsync("/scenarios/berry-harvest");
        Assert.Equal("/networks/turku/workshops/new?scenario=berry-harvest", real.Find("main .actions a").GetAttribute("href"));
        Assert.NotEmpty(real.Page.QuerySelectorAll("a[href^='/rehearsals/new']"));
    }

    [Fact]
    public async Task A_member_does_not_rehearse()
    {
        var member = await _app.SignInAsync(await _app.AddUserAsync("member@viitta.example", networks: ("turku", NetworkRole.Member)));
        await member.GetAsync("/networks/turku/workshops");
        Assert.Empty(member.Page.QuerySelectorAll("#rehearsals, a[href^='/rehearsals']"));
        Assert.Equal(404, (int)(await member.GetAsync("/rehearsals/new")).Status);
        Assert.Equal(404, (int)(await member.GetAsync($"/networks/{PracticeAtStart.NetworkId}/workshops")).Status);
    }

    [Fact]
    public async Task Without_the_practice_region_no_page_offers_a_rehearsal()
    {
        await using var without = new ViittaApp();
        var national = await without.SignInAsync(await without.AddUserAsync("national@viitta.example", national: true));
        foreach (var address in new[] { $"/networks/{PracticeAtStart.NetworkId}/workshops", "/networks/turku/workshops", "/scenarios/berry-harvest" })
        {
            await national.GetAsync(address);
            Assert.Empty(national.Page.QuerySelectorAll("a[href^='/rehearsals']"));
        }
        Assert.Equal(404, (int)(await national.GetAsync("/rehearsals/new")).Status);
    }

    [Fact]
    public async Task The_facilitators_own_phone_sees_the_sign_and_is_asked_for_no_feedback()
    {
        var rehearsal = await StartAsync();
        var phone = _app.Browse();
        await phone.GetAsync($"/join/{rehearsal.JoinKey}");
        Assert.Contains(Sign, phone.Page.Body!.TextContent, StringComparison.Ordinal);
        phone = await _app.SeatAsync(rehearsal);
        Assert.Contains(Sign, phone.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(phone.Page.QuerySelectorAll("a[href*=feedback]"));
        for (var from = 0; from < 6; from++)
        {
            await _app.RunAsync((ReleasePart release) => release.RunAsync(Actor.Program, rehearsal.Id, from, default));
        }
        await _app.RunAsync((SetHotWash set) => set.RunAsync(Actor.Program, rehearsal.Id, HotWashState.Open, default));
        await phone.GetAsync("/table/hot-wash");
        Assert.Contains(Sign, phone.Page.Body!.TextContent, StringComparison.Ordinal);
        await _app.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, rehearsal.Id, default));
        await phone.GetAsync("/table");
        Assert.Contains("people would be asked for feedback", phone.Text, StringComparison.Ordinal);
        Assert.Empty(phone.Page.QuerySelectorAll("a[href*=feedback]"));
    }

    [Fact]
    public async Task The_recorder_and_the_last_screen_say_it_too()
    {
        var rehearsal = await StartAsync(parts: 1);
        var record = (await _app.RunAsync((MakeRecordLink make) => make.RunAsync(Actor.Program, rehearsal.Id, default))).Value!.Path;
        var recorder = await _app.Browse().GetAsync(record);
        Assert.Contains(Sign, recorder.Page.Body!.TextContent, StringComparison.Ordinal);
        await _app.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, rehearsal.Id, default));
        await _desk.GetAsync($"/workshops/{rehearsal.Id}/projector");
        Assert.Contains(Sign, _desk.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(_desk.Page.QuerySelectorAll(".qr"));
    }

    [Fact]
    public async Task No_pathway_is_made_of_it_and_the_page_says_why()
    {
        var rehearsal = await StartAsync(parts: 1);
        await _app.RunAsync((RevealAnswers reveal) => reveal.RunAsync(Actor.Program, rehearsal.Id, true, default));
        await _desk.GetAsync($"/workshops/{rehearsal.Id}/findings");
        Assert.Empty(_desk.Page.QuerySelectorAll($"a[href='/workshops/{rehearsal.Id}/pathway']"));
        Assert.Contains("do not become a pathway", _desk.Text, StringComparison.Ordinal);
        await _desk.GetAsync($"/workshops/{rehearsal.Id}/pathway");
        Assert.Empty(_desk.Page.QuerySelectorAll("main form"));
        Assert.Contains("No pathway is made of them", _desk.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_starts_one_too_and_is_told_what_it_is()
    {
        using var program = await _app.TokenClientAsync(PracticeAtStart.NetworkId);
        var id = Guid.CreateVersion7();
        using var made = await program.PostAsJsonAsync("/api/v1/practice/rehearsals", new { scenario = "berry-harvest", id });
        Assert.Equal($"/api/v1/workshops/{id}", made.Headers.Location?.ToString());
        Assert.Contains("\"rehearsal\":true", await program.GetStringAsync($"/api/v1/workshops/{id}"), StringComparison.Ordinal);
        Assert.DoesNotContain($"{id}", await program.GetStringAsync($"/api/v1/workshops?network={PracticeAtStart.NetworkId}"), StringComparison.Ordinal);
        using var paced = await program.PutAsJsonAsync($"/api/v1/workshops/{id}/pace", new { pace = 20 });
        Assert.Equal(System.Net.HttpStatusCode.NoContent, paced.StatusCode);

        // The id of people's workshop is no rehearsal's, nor the other way round.
        var people = await _app.AddWorkshopAsync(PracticeAtStart.NetworkId);
        using var crossed = await program.PostAsJsonAsync("/api/v1/practice/rehearsals", new { scenario = "berry-harvest", id = people.Id });
        Assert.Equal(System.Net.HttpStatusCode.Conflict, crossed.StatusCode);
    }

    private async Task<Workshop> StartAsync(int parts = 0)
    {
        var rehearsal = (await _app.RunAsync((StartRehearsal start) => start.RunAsync(Actor.Program, new(Guid.CreateVersion7(), "berry-harvest", ""), "en", default))).Value!;
        for (var from = 0; from < parts; from++)
        {
            await _app.RunAsync((ReleasePart release) => release.RunAsync(Actor.Program, rehearsal.Id, from, default));
        }
        return rehearsal;
    }
}
