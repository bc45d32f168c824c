using System.Net;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Mail;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.Mail;

/// <summary>No mail server: what waits is passed on by hand.</summary>
public sealed class OutboxTests : IAsyncLifetime
{
    private readonly ViittaApp _app = new();

    public async ValueTask InitializeAsync() => await _app.InDbAsync(async db =>
    {
        db.QueueMail("oulu", "aino@viitta.example", "Is this still right?", "Yes or no:\nhttps://viitta.example/c/1", _app.Time.Now());
        db.QueueMail("turku", "eino@viitta.example", "Another network's", "Body", _app.Time.Now());
        db.QueueMail(null, "nas@viitta.example", "Sign-in link", "https://viitta.example/sign-in/secret", _app.Time.Now());
        return await db.SaveChangesAsync();
    });

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task The_coordinator_reads_the_text_and_marks_it_as_passed_on()
    {
        var browse = await _app.CoordinatorAsync("oulu");
        await browse.GetAsync("/networks/oulu/outbox");
        Assert.Contains("https://viitta.example/c/1", browse.TextOf("article pre"));
        Assert.DoesNotContain("eino", browse.Text);
        Assert.DoesNotContain("nas@", browse.Text);

        await browse.SubmitAsync("article form");
        Assert.Equal("/networks/oulu/outbox", browse.Url);
        Assert.Null(browse.Page.QuerySelector("article"));
        Assert.Contains("aino@viitta.example", browse.TextOf("table"));
        var mail = await _app.InDbAsync(db => db.Outbox.SingleAsync(m => m.NetworkId == "oulu"));
        Assert.Equal(("", _app.Time.Now()), (mail.Body, mail.SentAt));
        Assert.Equal(1, await _app.InDbAsync(db => db.Traces.CountAsync(t => t.What == PassOnMail.PassedOn.Code)));
    }

    [Fact]
    public async Task Passing_on_twice_does_no_harm_and_another_networks_mail_is_not_there()
    {
        var browse = await _app.CoordinatorAsync("oulu");
        await browse.GetAsync("/networks/oulu/outbox");
        var id = browse.Find("article input[name=mail]").GetAttribute("value");
        await browse.SubmitAsync("article form");
        await browse.GetAsync("/networks/oulu/outbox");
        var other = await _app.InDbAsync(db => db.Outbox.Where(m => m.NetworkId == "turku").Select(m => m.Id).SingleAsync());
        var coordinator = new Actor
        {
            UserId = Guid.NewGuid(),
            Networks = new Dictionary<string, NetworkRole> { ["oulu"] = NetworkRole.Coordinator },
        };
        Assert.Equal(Outcome.Ok, await _app.RunAsync<PassOnMail, Outcome>(p => p.RunAsync(coordinator, "oulu", Guid.Parse(id!), default)));
        Assert.Equal(Refusals.NotFound, (await _app.RunAsync<PassOnMail, Outcome>(p => p.RunAsync(coordinator, "oulu", other, default))).Refusal);
        Assert.Equal(1, await _app.InDbAsync(db => db.Traces.CountAsync(t => t.What == PassOnMail.PassedOn.Code)));
    }

    [Fact]
    public async Task A_national_contact_s_mail_is_passed_on_by_national_coordinators_only()
    {
        var contact = await _app.InDbAsync(async db =>
        {
            var row = await db.ContactPoints.FirstAsync(c => c.Key == "nas-advice-line-phone");
            row.Change(row.Details with { Email = "advice@example.fi" });
            db.Record(EditContact.Edited, row.Id, null, Actor.Program, _app.Time.Now());
            await db.SaveChangesAsync();
            return row.Id;
        });
        var national = await _app.SignInAsync(await _app.AddUserAsync("nc@viitta.example", national: true));
        await national.GetAsync($"/contacts/{contact}");
        await national.SubmitAsync("form[action*=Ask]");

        var coordinator = await _app.CoordinatorAsync("oulu");
        await coordinator.GetAsync("/networks/oulu/outbox");
        Assert.DoesNotContain("advice@example.fi", coordinator.Text);
        await national.GetAsync("/networks/oulu/outbox");
        Assert.Contains("advice@example.fi", national.Text);
        Assert.DoesNotContain("sign-in/", national.Text);
        var mail = national.Page.QuerySelectorAll("article").Single(a => a.TextContent.Contains("advice@example.fi", StringComparison.Ordinal));
        Assert.Contains("National contact", mail.TextContent);
        await national.SubmitAsync($"form:has([value=\"{mail.QuerySelector("[name=mail]")!.GetAttribute("value")}\"])");
        Assert.NotNull(await _app.InDbAsync(db => db.Outbox.Where(m => m.To == "advice@example.fi").Select(m => m.SentAt).SingleAsync()));
    }

    [Fact]
    public async Task Members_and_other_coordinators_find_nothing()
    {
        var member = await _app.SignInAsync(await _app.AddUserAsync("m@viitta.example", networks: ("oulu", NetworkRole.Member)));
        foreach (var browse in new[] { member, await _app.CoordinatorAsync("turku") })
        {
            await browse.GetAsync("/networks/oulu/outbox");
            Assert.Equal(HttpStatusCode.NotFound, browse.Status);
        }
        var national = await _app.SignInAsync(await _app.AddUserAsync("n@viitta.example", national: true));
        Assert.Equal(HttpStatusCode.OK, (await national.GetAsync("/networks/oulu/outbox")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await national.GetAsync("/networks/nowhere/outbox")).Status);
    }

    [Theory]
    [InlineData("fi", "Lähtevä posti")]
    [InlineData("sv", "Utgående post")]
    [InlineData("en", "Outbox")]
    public async Task Speaks_three_languages(string language, string title)
    {
        var browse = await _app.CoordinatorAsync("oulu");
        await browse.GetAsync($"/networks/oulu/outbox?lang={language}");
        Assert.Equal(title, browse.TextOf("h1"));
    }
}
