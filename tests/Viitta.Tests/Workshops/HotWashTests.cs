using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.House;

namespace Viitta.Tests.Workshops;

/// <summary>What to keep, to change and what stayed unclear, from the phones to the screen and the report.</summary>
public sealed class HotWashTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    [Fact]
    public async Task It_opens_after_the_last_part_and_not_before_or_after_the_end()
    {
        var workshop = await App.AddWorkshopAsync("oulu", parts: 5);
        var phone = await App.AddPhoneAsync(workshop);
        Assert.Equal(Workshop.HotWashEarly, await SetAsync(workshop, HotWashState.Open));
        Assert.Equal(Workshop.HotWashClosed, await WriteAsync(phone, "Too soon"));
        await App.RunAsync((ReleasePart release) => release.RunAsync(Actor.Program, workshop.Id, 5, default));
        Assert.Equal(Outcome.Ok, await SetAsync(workshop, HotWashState.Open));
        Assert.Equal(Outcome.Ok, await WriteAsync(phone, "One phone number for the night"));
        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));
        Assert.Equal(OpenTable.Over, await WriteAsync(phone, "Too late"));
        Assert.Equal(Workshop.AlreadyClosed, await SetAsync(workshop, HotWashState.Shown));
    }

    [Fact]
    public async Task A_table_writes_and_removes_its_own_lines_with_plain_forms()
    {
        var workshop = await App.AddWorkshopAsync("oulu", parts: 6);
        var (own, other) = (await App.SeatAsync(workshop), await App.AddPhoneAsync(workshop, table: 2));
        await own.GetAsync("/table/hot-wash");
        Assert.StartsWith("/table?", own.Url, StringComparison.Ordinal); // not open yet
        await SetAsync(workshop, HotWashState.Open);
        await WriteAsync(other, "Written at table two");
        await own.GetAsync("/table");
        await own.ClickAsync("a[href='/table/hot-wash']");
        await own.SubmitAsync("section[aria-labelledby=keep] form[action*=Write]", ("keep-text", "Call Matti Meikäläinen 040 123 4567"));
        Assert.Contains("040 123 4567", own.Find("#keep-text").TextContent, StringComparison.Ordinal);
        Assert.NotNull(own.Page.QuerySelector("#keep-fictional"));
        await own.SubmitAsync("section[aria-labelledby=keep] form[action*=Write]", ("keep-text", "One number for the night"));
        Assert.Contains("One number for the night", own.TextOf("#notes-keep"), StringComparison.Ordinal);
        Assert.DoesNotContain("table two", own.Text, StringComparison.Ordinal);
        var id = own.Find("#notes-keep input[name=noteId]").GetAttribute("value")!;
        Assert.Equal(Refusals.NotFound, await App.RunAsync((RemoveHotWash remove) => remove.RunAsync(other, Guid.Parse(id), default)));
        await own.SubmitAsync("#notes-keep form");
        Assert.DoesNotContain("One number for the night", own.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_comes_after_the_end_is_shown_to_be_copied()
    {
        var workshop = await App.AddHotWashAsync("oulu", HotWashState.Open);
        var seat = await App.SeatAsync(workshop);
        await seat.GetAsync("/table/hot-wash");
        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));

        await seat.SubmitAsync("section[aria-labelledby=keep] form[action*=Write]", ("keep-text", "One number for the night"));

        Assert.Equal("One number for the night", seat.Find("#unsaved textarea").TextContent);
        Assert.Null(seat.Page.QuerySelector("form[action*=Write]"));
    }

    [Fact]
    public async Task The_screen_shows_them_only_when_the_facilitator_does_and_a_line_sent_twice_is_one()
    {
        var workshop = await App.AddWorkshopAsync("oulu", parts: 6);
        var phone = await App.AddPhoneAsync(workshop);
        var browse = await App.CoordinatorAsync("oulu");
        await browse.GetAsync($"/workshops/{workshop.Id}/stage");
        await browse.SubmitAsync("form[action*=HotWash]");
        var id = Guid.CreateVersion7();
        await Task.WhenAll(WriteAsync(phone, "Who calls the interpreter?", id), WriteAsync(phone, "Who calls the interpreter?", id));
        await browse.GetAsync($"/workshops/{workshop.Id}/projector");
        Assert.DoesNotContain("interpreter?", browse.TextOf("main"), StringComparison.Ordinal);
        await browse.GetAsync($"/workshops/{workshop.Id}/stage");
        Assert.Contains("Lines from the tables: 1", browse.Text, StringComparison.Ordinal);
        await browse.SubmitAsync("form[action*=HotWash]");
        await browse.GetAsync($"/workshops/{workshop.Id}/projector");
        Assert.Equal("Unclear Who calls the interpreter?", browse.TextOf("main section:last-child"));
        Assert.DoesNotContain("Table 1", browse.TextOf("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_coordinators_report_has_the_words_and_the_shared_one_from_ten_lines_on()
    {
        var workshop = await App.AddWorkshopAsync("oulu", parts: 6);
        var phone = await App.AddPhoneAsync(workshop, table: 3);
        await SetAsync(workshop, HotWashState.Open);
        for (var i = 1; i <= 9; i++)
        {
            await WriteAsync(phone, $"Line number {i}");
        }
        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));
        var coordinator = await App.CoordinatorAsync("oulu");
        await coordinator.GetAsync($"/workshops/{workshop.Id}/report");
        Assert.Contains("Table 3", coordinator.TextOf("section[aria-labelledby=hot-wash]"), StringComparison.Ordinal);
        Assert.Contains("Line number 9", coordinator.Text, StringComparison.Ordinal);
        var shared = await App.RunAsync((ShareReport share) => share.RunAsync(Actor.Program, workshop.Id, default));
        var stranger = await App.Browse().GetAsync(shared.Value!.Path);
        Assert.DoesNotContain("Line number", stranger.Text, StringComparison.Ordinal);
        Assert.Contains("Lines that the tables wrote at the end: 9.", stranger.Text, StringComparison.Ordinal);
        await App.RunAsync((ReopenWorkshop reopen) => reopen.RunAsync(Actor.Program, workshop.Id, default));
        await WriteAsync(phone, "Line number 10");
        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));
        Assert.Contains("Line number 10", (await stranger.GetAsync(shared.Value.Path)).Text, StringComparison.Ordinal);
    }

    private Task<Outcome> SetAsync(Workshop workshop, HotWashState state) =>
        App.RunAsync((SetHotWash set) => set.RunAsync(Actor.Program, workshop.Id, state, default));

    private Task<Outcome> WriteAsync(Actor phone, string text, Guid? id = null) =>
        App.RunAsync((WriteHotWash write) => write.RunAsync(phone, new HotWashDraft(id ?? Guid.CreateVersion7(), HotWashKind.Unclear, text), default));
}
