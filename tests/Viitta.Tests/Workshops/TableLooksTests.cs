using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Viitta.Common;
using Viitta.Features.Workshops;
using Viitta.Tests.House;
using static Viitta.Tests.Workshops.TestTables;

namespace Viitta.Tests.Workshops;

/// <summary>A look is made once for the phones of a table, and yet nobody reads what is old, another table's or another reader's.</summary>
public sealed class TableLooksTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Network = "north-savo";

    private ViittaApp App => fixture.App;

    [Fact]
    public async Task The_second_phone_is_given_what_was_made_for_the_first()
    {
        var workshop = await App.AddWorkshopAsync(Network, parts: 1);
        var (first, second) = (await App.SeatAsync(workshop), await App.SeatAsync(workshop));
        await App.SaveAsync(await App.AddPhoneAsync(workshop), Draft("Night team"));
        Assert.False((await LookAsync(first)).Kept);
        var look = await LookAsync(second);
        Assert.True(look.Kept);
        Assert.Contains("Night team", look.Text, StringComparison.Ordinal);
        Assert.Equal("no-store", look.CacheControl);
        Assert.Empty(look.Page.QuerySelectorAll("input[name=__RequestVerificationToken]"));
        Assert.NotEmpty(second.Page.QuerySelectorAll("input[name=__RequestVerificationToken]"));
    }

    [Fact]
    public async Task Every_change_is_in_the_next_look()
    {
        var workshop = await App.AddWorkshopAsync(Network, parts: 1);
        var (browse, phone) = (await App.SeatAsync(workshop), await App.AddPhoneAsync(workshop));
        foreach (var (change, seen) in new (Func<Task> Change, string Seen)[]
        {
            (() => App.SaveAsync(phone, Draft("Night team")), "Night team"),
            (() => App.SaveAsync(phone, Draft("Parish")), "Parish"),
            (() => App.RunAsync((TellTables tell) => tell.RunAsync(Actor.Program, workshop.Id, "Coffee at three", "", false, default)), "Coffee at three"),
            (() => App.RunAsync((RevealAnswers reveal) => reveal.RunAsync(Actor.Program, workshop.Id, true, default)), "All tables' answers"),
            (() => App.AddPhoneAsync(workshop), "3 phones"),
            (() => App.RunAsync((ReleasePart release) => release.RunAsync(Actor.Program, workshop.Id, 1, default)), "Part 2 has been released"),
        })
        {
            Assert.DoesNotContain(seen, (await LookAsync(browse)).Text, StringComparison.Ordinal);
            await change();
            Assert.Contains(seen, (await LookAsync(browse)).Text, StringComparison.Ordinal);
        }
        var line = (await App.AnswersAsync(workshop))[0];
        await App.RunAsync((RemoveAnswer remove) => remove.RunAsync(phone, line.Id, line.Version, default));
        Assert.DoesNotContain(line.NewOrganization, (await LookAsync(browse)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_table_another_language_and_an_observer_read_their_own()
    {
        var workshop = await App.AddWorkshopAsync(Network, parts: 1);
        await App.SaveAsync(await App.AddPhoneAsync(workshop), Draft("Night team"));
        var (writer, swede, elsewhere) = (await App.SeatAsync(workshop), await App.SeatAsync(workshop, language: "sv"), await App.SeatAsync(workshop, table: 2));
        var observer = await App.Browse("en").GetAsync($"/join/{workshop.JoinKey}");
        await observer.SubmitAsync("button[value='1']", ("sector", "youth"), ("observes", "true"));
        await LookAsync(writer);
        Assert.DoesNotContain("Night team", (await LookAsync(elsewhere)).Text, StringComparison.Ordinal);
        Assert.Contains("Del 1/6", (await LookAsync(swede, "sv")).Text, StringComparison.Ordinal);
        var watched = await LookAsync(observer);
        Assert.Contains("Night team", watched.Text, StringComparison.Ordinal);
        Assert.Empty(watched.Page.QuerySelectorAll("form"));
        Assert.NotEmpty((await LookAsync(writer)).Page.QuerySelectorAll("form"));
    }

    [Fact]
    public async Task Who_left_the_table_is_given_nothing_that_was_made_for_it()
    {
        var workshop = await App.AddWorkshopAsync(Network, parts: 1);
        var (stays, leaves) = (await App.SeatAsync(workshop), await App.SeatAsync(workshop));
        await App.SaveAsync(await App.AddPhoneAsync(workshop), Draft("Night team"));
        await leaves.GetAsync($"/join/{workshop.JoinKey}?change=1");
        await leaves.SubmitAsync("form[action*='Leave']");
        await LookAsync(stays);
        Assert.DoesNotContain("Night team", (await LookAsync(leaves)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Night team", (await LookAsync(App.Browse("en"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_two_wordings_wait_each_reads_whose_own_they_are()
    {
        var workshop = await App.AddWorkshopAsync(Network, parts: 1);
        var (mine, theirs) = (await App.SeatAsync(workshop), await App.SeatAsync(workshop));
        await mine.SubmitAsync("#add-P1-line form", ("P1-line-new", "Night team"));
        var line = Assert.Single(await App.AnswersAsync(workshop));
        await theirs.GetAsync($"/table?part=1&edit={line.Id}");
        await App.SaveAsync(await App.AddPhoneAsync(workshop), Draft("Day team", line.Id, line.Version));
        await theirs.SubmitAsync("#edit form", ("edit-new", "Parish"));
        Assert.Contains("Use mine", (await LookAsync(theirs)).Text, StringComparison.Ordinal);
        var other = await LookAsync(mine);
        Assert.False(other.Kept);
        Assert.DoesNotContain("Use mine", other.Text, StringComparison.Ordinal);
    }

    /// <summary>The others would be given its end as a fault of the server.</summary>
    [Fact]
    public async Task A_phone_that_is_gone_does_not_end_the_look_that_others_wait_for()
    {
        var http = new DefaultHttpContext { RequestAborted = new CancellationToken(canceled: true) };
        (http.Request.Method, http.Request.Path, http.Request.Headers["Viitta-Look"]) = ("GET", "/table", "1");
        new Actor { ParticipantId = Guid.NewGuid(), WorkshopId = Guid.NewGuid(), TableId = Guid.NewGuid() }.ActIn(http);
        var shared = new OutputCacheContext { HttpContext = http };
        await new TableLooks().CacheRequestAsync(shared, default);
        Assert.True(shared.AllowLocking);
        Assert.False(http.RequestAborted.IsCancellationRequested);
    }

    /// <param name="Kept">It was made for another phone.</param>
    private sealed record Looked(IHtmlDocument Page, bool Kept, string? CacheControl)
    {
        public string Text => Page.Body!.TextContent;
    }

    private static async Task<Looked> LookAsync(Browse browse, string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/table?part=1");
        request.Headers.Add("viitta-look", "1");
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await browse.Client.SendAsync(request);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        return new Looked(page, answer.Headers.Age is not null, answer.Headers.CacheControl?.ToString());
    }
}
