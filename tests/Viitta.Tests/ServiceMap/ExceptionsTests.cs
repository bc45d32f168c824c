using System.Net;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.ServiceMap;
using Viitta.Tests.House;

namespace Viitta.Tests.ServiceMap;

/// <summary>Seasons and exceptions from the form to the words, in the hands of a coordinator, an owner and a program.</summary>
public sealed class ExceptionsTests : IDisposable
{
    private const string Network = "north-savo";

    private readonly ViittaApp _app = new();

    public void Dispose() => _app.Dispose();

    private async Task<Guid> ContactAsync() => await _app.InDbAsync(async db =>
    {
        var organization = new Organization { NetworkId = Network, Name = LocalText.Same("Kallan nuorisotyö"), SectorId = "youth" };
        var service = new Service { OrganizationId = organization.Id, NetworkId = Network, Name = LocalText.Same("Nuorisotyö"), Needs = ["n11"] };
        var contact = new ContactPoint
        {
            ServiceId = service.Id,
            NetworkId = Network,
            Function = LocalText.Same("Päivystys"),
            Phone = "040 1234567",
            Email = "nuoret@example.fi",
            Languages = ["fi"],
            Schedule = new Schedule { Cover = Cover.OfficeHours, Slots = [new([1, 2, 3, 4, 5], 480, 960)] },
        };
        db.AddRange(organization, service, contact);
        db.Record(AddContact.Added, contact.Id, Network, Actor.Program, _app.Time.Now());
        await db.SaveChangesAsync();
        return contact.Id;
    });

    private static readonly (string, string?)[] Exceptions =
    [
        ("from-1", "2026-09-01"), ("until-1", "2027-05-31"),
        ("days-2", "1-5"), ("opens-2", "10:00"), ("closes-2", "14:00"), ("from-2", "2027-06-01"), ("until-2", "2027-08-31"),
        ("ex-from-1", "2026-12-23"), ("ex-until-1", "2027-01-06"), ("ex-from-2", "2026-12-05"), ("ex-opens-2", "10:00"), ("ex-closes-2", "14:00"),
    ];

    [Theory]
    [InlineData("fi", "ma–pe 8–16 (1.9.–31.5.), ma–pe 10–14 (1.6.–31.8.); ei arkipyhinä; avoinna 5.12. 10–14, suljettu 23.12.–6.1.")]
    [InlineData("sv", "mån–fre 8–16 (1.9–31.5), mån–fre 10–14 (1.6–31.8); stängt på helgdagar; öppet 5.12 10–14, stängt 23.12–6.1")]
    [InlineData("en", "Mon–Fri 08:00–16:00 (1 Sept–31 May), Mon–Fri 10:00–14:00 (1 Jun–31 Aug); closed on public holidays; open 5 Dec 10:00–14:00, closed 23 Dec–6 Jan")]
    public async Task What_the_form_takes_is_told_in_words(string language, string words)
    {
        var contact = await ContactAsync();
        var browse = await _app.CoordinatorAsync(Network);
        await browse.GetAsync($"/contacts/{contact}/edit");
        await browse.SubmitAsync("main form", Exceptions);
        await browse.GetAsync($"/contacts/{contact}?lang={language}");
        Assert.Contains(words, browse.Text);
        await browse.GetAsync($"/contacts/{contact}/edit");
        Assert.Equal("2026-12-23", browse.Find("#ex-from-2").GetAttribute("value"));
        Assert.True(browse.Find("#ex-from-2").Closest("details")!.HasAttribute("open"));
        await browse.SubmitAsync("main form");
        Assert.Equal(1, await _app.InDbAsync(async db => (await db.ContactPoints.FirstAsync(c => c.Id == contact)).Version));
    }

    [Fact]
    public async Task An_exception_that_cannot_be_read_keeps_what_was_typed()
    {
        var contact = await ContactAsync();
        var browse = await _app.CoordinatorAsync(Network);
        await browse.GetAsync($"/contacts/{contact}/edit?lang=fi");
        await browse.SubmitAsync("main form", ("ex-from-1", "6.1.2027"), ("ex-until-1", "23.12.2026"), ("phone", "050 765 4321"));
        Assert.Equal(HttpStatusCode.BadRequest, browse.Status);
        Assert.Contains("Poikkeus 1 päättyy ennen kuin se alkaa.", browse.TextOf("#ex-until-1-error"));
        Assert.Equal("23.12.2026", browse.Find("#ex-until-1").GetAttribute("value"));
        Assert.Equal("050 765 4321", browse.Find("#phone").GetAttribute("value"));
        Assert.True(browse.Find("#ex-until-1").Closest("details")!.HasAttribute("open"));
    }

    [Fact]
    public async Task A_day_that_is_closed_says_until_when()
    {
        var contact = await ContactAsync();
        var browse = await _app.CoordinatorAsync(Network);
        await browse.GetAsync($"/contacts/{contact}/edit");
        await browse.SubmitAsync("main form", ("ex-from-1", "2026-11-20"), ("ex-until-1", "2027-01-06"));
        Assert.Contains("closed until 6 Jan", browse.Text);
    }

    [Fact]
    public async Task An_owner_proposes_exceptions_and_they_are_taken_over()
    {
        var contact = await ContactAsync();
        var coordinator = await _app.CoordinatorAsync(Network);
        await coordinator.GetAsync($"/contacts/{contact}");
        await coordinator.SubmitAsync("form[action*=Ask]");
        var body = await _app.InDbAsync(async db => (await db.Set<Features.Mail.OutboxMail>().SingleAsync(m => m.To == "nuoret@example.fi")).Body);
        var owner = _app.Browse();
        await owner.GetAsync(body[body.IndexOf("/confirm/", StringComparison.Ordinal)..].Split((char[])['\n', '\r', ' ', '?'])[0]);
        await owner.SubmitAsync("form[action*=Change]", ("ex-from-1", "2026-12-23"), ("ex-until-1", "2027-01-06"));
        Assert.Contains("Your answer was saved", owner.Text);

        await coordinator.GetAsync($"/contacts/{contact}");
        Assert.Contains("closed 23 Dec–6 Jan", coordinator.Text);
        await coordinator.SubmitAsync("form[action*=Accept]");
        var schedule = await _app.InDbAsync(async db => (await db.ContactPoints.FirstAsync(c => c.Id == contact)).Schedule);
        Assert.Equal(new DateRange(new(2026, 12, 23), new(2027, 1, 6)), Assert.Single(schedule.Closed));
    }
}
