using Ical.Net;
using Ical.Net.CalendarComponents;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Features.Mail;
using Viitta.Features.Workshops;
using Viitta.Tests.House;

namespace Viitta.Tests.Workshops;

/// <summary>Everybody in the network is told once, and again only of another time.</summary>
public sealed class InviteNetworkTests : IAsyncLifetime
{
    private readonly ViittaApp _app = new ViittaApp().With("VIITTA_PUBLIC_URL", "https://viitta.example");

    public async ValueTask InitializeAsync()
    {
        await AddAsync("aino", "oulu");
        await AddAsync("eino", "oulu");
        await AddAsync("other", "turku");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_second_press_tells_only_those_who_have_come_since()
    {
        var workshop = await _app.AddWorkshopAsync("oulu", startsAt: new(9, 30));
        await Task.WhenAll(InviteAsync(workshop), InviteAsync(workshop)); // a double click
        Assert.Equal(["aino", "eino"], await ToldAsync());
        await AddAsync("uuno", "oulu");
        Assert.Equal(Outcome.Ok, await InviteAsync(workshop));
        Assert.Equal(Outcome.Ok, await InviteAsync(workshop));
        Assert.Equal(["aino", "eino", "uuno"], await ToldAsync());
        Assert.Equal(2, await _app.InDbAsync(db => db.Traces.CountAsync(t => t.What == InviteNetwork.Invited.Code && t.Subject == workshop.Id.ToString())));
        await _app.RunAsync((SetStart start) => start.RunAsync(Actor.Program, workshop.Id, new(13, 0), default));
        Assert.Equal(Outcome.Ok, await InviteAsync(workshop));
        Assert.Equal(["aino", "aino", "eino", "eino", "uuno", "uuno"], await ToldAsync());
        var (first, last) = await EndsAsync();
        Assert.Equal((first.Uid, "9.30", "13.00"), (last.Uid, Clock.Local(first.Start!.AsUtc).TimeOfDay.ToString("H.mm", null), Clock.Local(last.Start!.AsUtc).TimeOfDay.ToString("H.mm", null)));
        Assert.True(last.Sequence > first.Sequence); // it takes the earlier one's place
    }

    [Fact]
    public async Task The_mail_says_when_and_where_in_the_towns_language_and_is_no_way_in()
    {
        var workshop = await _app.AddWorkshopAsync("oulu", startsAt: new(9, 30));
        await InviteAsync(workshop);
        var mail = await _app.InDbAsync(db => db.Outbox.OrderBy(m => m.To).FirstAsync());
        Assert.Contains("työpaja 21.11.2026 9.30", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("lauantai 21.11.2026\nklo 9.30–12.00\nLibrary", mail.Body, StringComparison.Ordinal);
        Assert.Contains("kuvitteellisen tapauksen \"Marjasato\"", mail.Body, StringComparison.Ordinal);
        Assert.Contains($"https://viitta.example/workshops/{workshop.Id}/workshop.ics", mail.Body, StringComparison.Ordinal);
        foreach (var secret in new[] { workshop.JoinKey, workshop.Code, workshop.SpokenCode })
        {
            Assert.DoesNotContain(secret, $"{mail.Subject} {mail.Body} {mail.Calendar}", StringComparison.Ordinal);
        }
        var day = EventOf(mail);
        Assert.Equal("Työpaja: Marjasato (kuvitteellinen tapaus)", day.Summary);
        Assert.Equal((new DateTime(2026, 11, 21, 7, 30, 0, DateTimeKind.Utc), new DateTime(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc)), (day.Start!.AsUtc, day.End!.AsUtc));
        Assert.Equal("Library", day.Location);
    }

    [Fact]
    public async Task Without_a_time_after_the_day_and_after_the_end_nobody_is_told_and_others_may_not()
    {
        var workshop = await _app.AddWorkshopAsync("oulu");
        Assert.Equal(InviteNetwork.StartUnknown, await InviteAsync(workshop));
        Assert.Equal(Refusals.NotFound, await _app.RunAsync((InviteNetwork invite) =>
            invite.RunAsync(new Actor { UserId = Guid.NewGuid(), Networks = new Dictionary<string, NetworkRole> { ["oulu"] = NetworkRole.Member } }, workshop.Id, default)));
        var closed = await _app.AddWorkshopAsync("oulu", startsAt: new(9, 0));
        await _app.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, closed.Id, default));
        Assert.Equal(Workshop.AlreadyClosed, await InviteAsync(closed));
        var past = await _app.AddWorkshopAsync("oulu", startsAt: new(9, 0));
        _app.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(InviteNetwork.DayOver, await InviteAsync(past));
        Assert.Empty(await ToldAsync());
    }

    private Task AddAsync(string name, string network) => _app.AddUserAsync($"{name}@viitta.example", networks: (network, NetworkRole.Member));

    private Task<Outcome> InviteAsync(Workshop workshop) => _app.RunAsync((InviteNetwork invite) => invite.RunAsync(Actor.Program, workshop.Id, default));

    private async Task<string[]> ToldAsync() =>
        [.. (await _app.InDbAsync(db => db.Outbox.Select(m => m.To).ToListAsync())).Select(to => to.Split('@')[0]).Order(StringComparer.Ordinal)];

    private Task<(CalendarEvent First, CalendarEvent Last)> EndsAsync() => _app.InDbAsync(async db =>
    {
        var mails = (await db.Outbox.ToListAsync()).OrderBy(m => m.Id).ToList();
        return (EventOf(mails[0]), EventOf(mails[^1]));
    });

    private static CalendarEvent EventOf(OutboxMail mail) => Assert.Single(Calendar.Load(mail.Calendar)!.Events);
}
