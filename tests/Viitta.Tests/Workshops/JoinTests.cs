using System.Net;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.House;

namespace Viitta.Tests.Workshops;

/// <summary>From the QR on the wall to a seat at a table, as a browser without script does it.</summary>
public sealed class JoinTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private ViittaApp App => fixture.App;

    [Theory]
    [InlineData("fi", "Istu pöytään", "Olet ")]
    [InlineData("sv", "Sätt dig vid ett bord", "Du är ")]
    [InlineData("en", "Take a seat at a table", "You are ")]
    public async Task Two_taps_from_the_qr(string language, string title, string youAre)
    {
        var workshop = await App.AddWorkshopAsync("north-savo");
        var browse = App.Browse(language);
        await browse.GetAsync($"/join/{workshop.JoinKey}");
        Assert.Equal(title, browse.TextOf("h1"));
        await browse.SubmitAsync("button[value='2']", ("sector", "police"));
        Assert.Equal("/table?part=0", browse.Url);
        Assert.Contains(youAre, browse.Text, StringComparison.Ordinal);
        var participant = Assert.Single(await ParticipantsAsync(workshop));
        Assert.Equal(("police", workshop.Tables[1].Id), (participant.SectorId, participant.TableId));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData(" {0} ")]
    [InlineData("lower")]
    [InlineData("spoken")]
    public async Task The_code_is_forgiving(string shape)
    {
        var workshop = await App.AddWorkshopAsync("north-savo");
        var code = shape switch
        {
            "lower" => workshop.Code.ToLowerInvariant(),
            "spoken" => $"{workshop.Code[..2]}-{workshop.Code[2..4]} {workshop.Code[4..]}",
            _ => shape.Replace("{0}", workshop.Code),
        };
        var browse = await App.Browse().GetAsync("/join");
        await browse.SubmitAsync("main form", ("code", code));
        Assert.Equal($"/join/{workshop.JoinKey}", browse.Url);
    }

    [Fact]
    public async Task A_wrong_code_keeps_what_was_typed_and_says_what_to_do()
    {
        var browse = await App.Browse().GetAsync("/join");
        await browse.SubmitAsync("main form", ("code", "ZZZZZZ"));
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.Equal("ZZZZZZ", browse.Find("#code").GetAttribute("value"));
        Assert.Contains("No workshop has this code", browse.Text, StringComparison.Ordinal);
        await browse.SubmitAsync("main form", ("code", " - "));
        Assert.Contains("Fill in this field", browse.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_sector_or_table_there_is_no_seat_and_the_choice_is_kept()
    {
        var workshop = await App.AddWorkshopAsync("north-savo");
        var browse = await App.Browse().GetAsync($"/join/{workshop.JoinKey}");
        await browse.SubmitAsync("button[value='2']");
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.Contains("Choose your field", browse.TextOf("#sector-error"), StringComparison.Ordinal);
        await browse.SubmitAsync("form.form", ("sector", "youth"), ("table", "77"));
        Assert.Contains("Press the number", browse.TextOf("#table-error"), StringComparison.Ordinal);
        Assert.True(browse.Find("#sector-youth").HasAttribute("checked"));
        Assert.Empty(await ParticipantsAsync(workshop));
    }

    [Fact]
    public async Task The_qr_opened_again_returns_to_the_same_table()
    {
        var workshop = await App.AddWorkshopAsync("north-savo");
        var browse = await SeatedAsync(workshop, 3);
        await browse.GetAsync($"/join/{workshop.JoinKey}");
        Assert.Equal("/table?part=0", browse.Url);
        Assert.Contains("Table 3", browse.Text, StringComparison.Ordinal);
        Assert.Single(await ParticipantsAsync(workshop));
    }

    [Fact]
    public async Task Pressing_twice_is_one_seat()
    {
        var workshop = await App.AddWorkshopAsync("north-savo");
        var browse = await App.Browse().GetAsync($"/join/{workshop.JoinKey}");
        var form = new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = browse.Find("[name=__RequestVerificationToken]").GetAttribute("value")!,
            ["sector"] = "police",
            ["table"] = "1",
        };
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => browse.Client.PostAsync(
            $"/join/{workshop.JoinKey}", new FormUrlEncodedContent(form))));
        Assert.Single(await ParticipantsAsync(workshop));
    }

    [Fact]
    public async Task A_table_can_be_changed_and_left()
    {
        var workshop = await App.AddWorkshopAsync("north-savo");
        var browse = await SeatedAsync(workshop, 1);
        await browse.ClickAsync($"a[href='/join/{workshop.JoinKey}?change=1']");
        await browse.SubmitAsync("button[value='2']");
        Assert.Contains("Table 2", browse.Text, StringComparison.Ordinal);
        Assert.Equal("youth", Assert.Single(await ParticipantsAsync(workshop)).SectorId);

        await browse.GetAsync($"/join/{workshop.JoinKey}?change=1");
        await browse.SubmitAsync("form[data-wipe] button");
        Assert.Equal("Take a seat at a table", browse.TextOf("h1"));
        await browse.GetAsync("/table");
        Assert.Equal("/join", browse.Url);
        Assert.NotNull(Assert.Single(await ParticipantsAsync(workshop)).LeftAt);

        await browse.GetAsync($"/join/{workshop.JoinKey}");
        await browse.SubmitAsync("button[value='1']", ("sector", "youth"));
        Assert.Equal(2, (await ParticipantsAsync(workshop)).Count);
    }

    [Fact]
    public async Task The_key_of_a_phone_that_left_opens_nothing()
    {
        var workshop = await App.AddWorkshopAsync("north-savo");
        var browse = App.Browse();
        var response = await browse.Client.GetAsync($"/join/{workshop.JoinKey}");
        var cookie = response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("viitta-seat=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        await browse.GetAsync($"/join/{workshop.JoinKey}");
        await browse.SubmitAsync("button[value='1']", ("sector", "youth"));
        await browse.GetAsync($"/join/{workshop.JoinKey}?change=1");
        await browse.SubmitAsync("form[data-wipe] button");

        var old = App.Browse();
        old.Client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        await old.GetAsync("/table");
        Assert.Equal("/join", old.Url);
    }

    [Fact]
    public async Task One_browser_sits_in_one_workshop()
    {
        var (first, second) = (await App.AddWorkshopAsync("north-savo"), await App.AddWorkshopAsync("turku"));
        var browse = await SeatedAsync(first, 1);
        await browse.GetAsync($"/join/{second.JoinKey}");
        Assert.Contains("You sit in another workshop", browse.Text, StringComparison.Ordinal);
        Assert.NotNull(browse.Find("form[action*='Leave'][data-wipe]")); // what is typed there stays behind
        Assert.NotNull(browse.Find("script[src*='/table.js']"));
        await browse.SubmitAsync(".notice-strong form button");
        await browse.SubmitAsync("button[value='1']", ("sector", "youth"));
        Assert.NotNull(Assert.Single(await ParticipantsAsync(first)).LeftAt);
        Assert.Null(Assert.Single(await ParticipantsAsync(second)).LeftAt);
    }

    [Fact]
    public async Task Joins_are_over_when_the_workshop_is_closed()
    {
        var workshop = await App.AddWorkshopAsync("north-savo", parts: 1);
        var late = await App.Browse().GetAsync($"/join/{workshop.JoinKey}");
        await App.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));
        await late.SubmitAsync("button[value='1']", ("sector", "youth"));
        Assert.Contains("nobody can join it any more", late.Text, StringComparison.Ordinal);
        await late.GetAsync($"/join/{workshop.JoinKey}");
        Assert.Equal(HttpStatusCode.OK, late.Status);
        Assert.Null(late.Page.QuerySelector("main form"));
        Assert.Empty(await ParticipantsAsync(workshop));
    }

    [Fact]
    public async Task An_unknown_key_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await App.Browse().GetAsync($"/join/{Secrets.NewKey()}")).Status);

    [Fact]
    public async Task Pseudonyms_are_unique_in_a_workshop_even_when_a_room_joins_at_once()
    {
        var workshop = await App.AddWorkshopAsync("north-savo");
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => App.RunAsync((JoinWorkshop join) =>
            join.RunAsync(workshop.JoinKey, Secrets.NewKey(), "youth", 1 + (i % 3), false, default))));
        var numbers = (await ParticipantsAsync(workshop)).Select(p => p.PseudonymNumber).ToList();
        Assert.Equal((40, 40), (numbers.Count, numbers.Distinct().Count()));
    }

    [Fact]
    public async Task Nothing_of_the_address_or_the_device_is_stored()
    {
        var workshop = await App.AddWorkshopAsync("north-savo");
        await SeatedAsync(workshop, 1);
        var columns = await App.InDbAsync(db => Task.FromResult(
            db.Model.FindEntityType(typeof(Participant))!.GetProperties().Select(p => p.Name).Order().ToList()));
        Assert.Equal(["AnsweredOnArrival", "GaveFeedback", "Id", "KeyHash", "LeftAt", "Observes", "PseudonymNumber", "SectorId", "TableId", "WorkshopId"], columns);
    }

    private async Task<Browse> SeatedAsync(Workshop workshop, int table)
    {
        var browse = await App.Browse().GetAsync($"/join/{workshop.JoinKey}");
        return await browse.SubmitAsync($"button[value='{table}']", ("sector", "youth"));
    }

    private Task<List<Participant>> ParticipantsAsync(Workshop workshop) =>
        App.InDbAsync(db => db.Participants.Where(p => p.WorkshopId == workshop.Id).ToListAsync());
}
