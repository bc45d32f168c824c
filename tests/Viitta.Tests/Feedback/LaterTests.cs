using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Viitta.Common;
using Viitta.Features.Feedback;
using Viitta.Features.Mail;
using Viitta.Features.Workshops;
using Viitta.Tests.Editions;
using Viitta.Tests.House;
using Viitta.Tests.Mail;
using Viitta.Tests.Workshops;

namespace Viitta.Tests.Feedback;

/// <summary>Asked again by mail three and twelve months after the workshop, script off. The tests decide when to look.</summary>
public sealed partial class LaterTests : IAsyncDisposable
{
    private const string Address = "aino.example@viitta.example";

    private readonly Postbox _postbox = new();
    private readonly ViittaApp _app;

    public LaterTests() => _app = new ViittaApp().With("VIITTA_SMTP", _postbox.Address)
        .With("VIITTA_MAIL_FROM", "viitta@viitta.example").With("VIITTA_PUBLIC_URL", "http://localhost");

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _postbox.DisposeAsync();
    }

    [Fact]
    public async Task An_address_is_asked_twice_and_then_erased_and_no_answer_knows_of_it()
    {
        var (workshop, phone) = await ClosedAsync();
        await phone.GetAsync($"/workshops/{workshop.Id}/feedback");
        await phone.SubmitAsync("main form", ("useful", "4"));
        await phone.ClickAsync("a[href$='/feedback/later']");
        await phone.SubmitAsync("main form", ("address", "aino"));
        Assert.Equal((HttpStatusCode.BadRequest, "aino"), (phone.Status, phone.Find("#address").GetAttribute("value")));
        await phone.SubmitAsync("main form", ("address", "Aino.Example@viitta.example"));
        Assert.Contains("21 February 2027 21 November 2027", phone.Text, StringComparison.Ordinal);
        await phone.GetAsync($"/workshops/{workshop.Id}/feedback/later");
        await phone.SubmitAsync("main form", ("address", Address)); // once more is once
        Assert.Equal(Address, Assert.Single(await AddressesAsync()).Address);

        Set(2027, 2, 19); // two days too early, and the day itself is a Sunday
        await LookAsync();
        Set(2027, 2, 21);
        await LookAsync();
        Assert.Empty(await LinksAsync());
        Set(2027, 2, 22);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(LookAsync))); // of several nodes one writes
        var mail = await SentAsync();
        Assert.Contains($"To: {Address}", mail, StringComparison.Ordinal);
        Assert.Contains("Subject: Three months after the workshop: what has stayed?", mail, StringComparison.Ordinal);
        var stranger = _app.Browse();
        await stranger.GetAsync(LinkIn(mail, "later"));
        await stranger.SubmitAsync("main form");
        Assert.Equal(HttpStatusCode.BadRequest, stranger.Status);
        await stranger.SubmitAsync("main form", ("know-whom-3-months", "5"), ("contacted-3-months", "1"));
        Assert.Equal("Thank you", stranger.TextOf("h1"));
        var answer = (await ResponsesAsync(workshop)).Single(r => !r.Choices.ContainsKey("useful"));
        Assert.Equal(["contacted-3-months 1", "know-whom-3-months 5"], answer.Choices.Select(c => $"{c.Key} {c.Value}").Order());

        Set(2027, 11, 22);
        await LookAsync();
        Assert.Empty(await AddressesAsync());
        mail = await SentAsync();
        Assert.Contains("Your address has been erased.", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("/feedback/mails/", mail, StringComparison.Ordinal);
        await stranger.GetAsync(LinkIn(mail, "later"));
        Assert.NotNull(stranger.Page.QuerySelector("#changed-12-months-1"));
        Assert.Single(await LinksAsync()); // the one of February is gone
        Set(2028, 1, 22); // after sixty days
        Assert.Equal(HttpStatusCode.Gone, (await stranger.GetAsync(LinkIn(mail, "later"))).Status);
        await LookAsync();
        Assert.Empty(await LinksAsync());
        Assert.All(await _app.InDbAsync(db => db.Outbox.ToListAsync()), m => Assert.Equal(("", ""), (m.To, m.Body)));
        var traces = await _app.InDbAsync(db => db.Traces.Where(t => t.What.StartsWith("feedback.")).ToListAsync());
        Assert.Equal(6, traces.Count); // given, left twice, asked twice, answered
        Assert.All(traces, t => Assert.Equal((TimeSpan.Zero, true), (t.At.TimeOfDay, $"{t.Id}".StartsWith("00000000-0000-7", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task No_more_mails_erases_the_address_at_once_and_one_that_cannot_be_reached_is_not_kept()
    {
        var (workshop, phone) = await ClosedAsync();
        foreach (var address in new[] { Address, "nobody@viitta.example" })
        {
            await phone.GetAsync($"/workshops/{workshop.Id}/feedback/later");
            await phone.SubmitAsync("main form", ("address", address));
        }
        await phone.SubmitAsync("main form"); // at once, on the page that says when the mails come
        Assert.Equal(HttpStatusCode.Gone, phone.Status);
        Assert.Equal(Address, Assert.Single(await AddressesAsync()).Address);

        Set(2027, 2, 22);
        await LookAsync();
        var mail = await SentAsync();
        var stranger = _app.Browse();
        await stranger.GetAsync(LinkIn(mail, "mails"));
        Assert.Contains("21 November 2027", stranger.Text, StringComparison.Ordinal);
        Assert.Single(await AddressesAsync()); // a scanner that opens links erases nothing
        await stranger.SubmitAsync("main form");
        Assert.Empty(await AddressesAsync());
        Assert.Equal((HttpStatusCode.Gone, "Your address is not kept"), (stranger.Status, stranger.TextOf("h1")));

        await _app.ChangeAsync(db =>
        {
            db.QueueMail(null, Address, "Subject", "Body", _app.Time.Now()).Forgetting();
            return Task.CompletedTask;
        });
        _postbox.Refuses = true;
        for (var attempt = 0; attempt < OutboxMail.MostAttempts; attempt++)
        {
            Assert.True(await _app.InDbAsync(db => db.Outbox.AnyAsync(m => m.To == Address)));
            await _app.Services.GetRequiredService<SendMail>().SendDueAsync(CancellationToken.None);
            _app.Time.Advance(TimeSpan.FromHours(13));
        }
        Assert.False(await _app.InDbAsync(db => db.Outbox.AnyAsync(m => m.To == Address)));
    }

    [Fact]
    public async Task What_has_stayed_stands_beside_before_and_after_from_five_answers_on()
    {
        var (workshop, _) = await ClosedAsync();
        var keys = Enumerable.Range(0, 5).Select(_ => Secrets.NewKey()).ToList();
        await _app.ChangeAsync(db =>
        {
            db.LaterLinks.AddRange(keys.Select(k => new LaterLink { WorkshopId = workshop.Id, Moment = FeedbackMoment.ThreeMonths, KeyHash = Secrets.Hash(k), ExpiresOn = new(2027, 12, 31) }));
            return Task.CompletedTask;
        });
        var desk = await _app.CoordinatorAsync(workshop.NetworkId);
        foreach (var (key, number) in keys.Select((k, n) => (k, n)))
        {
            await desk.GetAsync($"/workshops/{workshop.Id}/feedback/results");
            Assert.DoesNotContain("After 3 months", desk.Text, StringComparison.Ordinal);
            var choices = new Dictionary<string, int> { ["know-tell-3-months"] = number + 1, ["used-map-3-months"] = number % 2 };
            await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => _app.RunAsync((AnswerLater answer) => answer.RunAsync(key, choices, default))));
        }
        await desk.GetAsync(desk.Url);
        Assert.Contains("After 3 months 1 1 1 1 1", desk.TextOf("#course-know-tell"), StringComparison.Ordinal);
        Assert.Contains("When No Yes After 3 months 3 2", desk.TextOf("#course-used-map"), StringComparison.Ordinal);
        await desk.GetAsync($"/feedback?network={workshop.NetworkId}");
        Assert.Contains("Has used the service map 40% (5)", desk.TextOf("#sums"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_knows_nothing_of_who_left_it_or_when() => Assert.Equal(
        ["Address", "Id", "Language", "Next", "StopKeyHash", "WorkshopId"], typeof(LaterAddress).GetProperties().Select(p => p.Name).Order());

    [Theory]
    [InlineData(FeedbackMoment.ThreeMonths, 27, null)] // 28 February: the 30th of a month that has none
    [InlineData(FeedbackMoment.ThreeMonths, 28, FeedbackMoment.ThreeMonths)]
    [InlineData(FeedbackMoment.TwelveMonths, 28, null)]
    [InlineData(FeedbackMoment.ThreeMonths, 400, FeedbackMoment.TwelveMonths)] // nothing could be sent for a year
    public void Is_due_on_the_day(FeedbackMoment next, int day, FeedbackMoment? due)
    {
        var address = new LaterAddress { WorkshopId = Guid.Empty, Address = "", Language = "fi", StopKeyHash = "", Next = next };
        Assert.Equal(due, address.DueOn(new DateOnly(2027, 2, 1).AddDays(day - 1), new(2026, 11, 30)));
    }

    [Fact]
    public void A_seat_leaves_five_addresses_an_hour()
    {
        using var limits = new LaterLimits();
        var seat = Guid.NewGuid();
        Assert.Equal(LaterLimits.PerSeat, Enumerable.Range(0, 9).Count(_ => limits.Allows(seat, "203.0.113.1")));
        Assert.True(limits.Allows(Guid.NewGuid(), "203.0.113.1"));
    }

    private async Task<(Workshop Workshop, Browse Phone)> ClosedAsync()
    {
        var workshop = await _app.AddWorkshopAsync("turku", parts: 1);
        var phone = await _app.SeatAsync(workshop);
        await _app.RunAsync((CloseWorkshop close) => close.RunAsync(Actor.Program, workshop.Id, default));
        return (workshop, phone);
    }

    private Task<bool> LookAsync() => _app.RunAsync<AskLater, bool>(async ask =>
    {
        await ask.RunAsync(CancellationToken.None);
        return true;
    });

    /// <summary>Ten in the morning of that day, local time in winter.</summary>
    private void Set(int year, int month, int day) => _app.Time.SetUtcNow(new DateTimeOffset(year, month, day, 8, 0, 0, TimeSpan.Zero));

    private async Task<string> SentAsync()
    {
        _postbox.Taken.Clear();
        Assert.Equal(1, await _app.Services.GetRequiredService<SendMail>().SendDueAsync(CancellationToken.None));
        return Whole(Assert.Single(_postbox.Taken));
    }

    /// <summary>Lines that the mail has broken are whole again.</summary>
    private static string Whole(string mail) => mail.ReplaceLineEndings("\n").Replace("=\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);

    private static string LinkIn(string mail, string where) => Link().Matches(mail).Single(m => m.Groups["where"].Value == where).Groups["path"].Value;

    private Task<List<LaterAddress>> AddressesAsync() => _app.InDbAsync(db => db.LaterAddresses.AsNoTracking().ToListAsync());

    private Task<List<LaterLink>> LinksAsync() => _app.InDbAsync(db => db.LaterLinks.AsNoTracking().ToListAsync());

    private Task<List<FeedbackResponse>> ResponsesAsync(Workshop workshop) =>
        _app.InDbAsync(db => db.FeedbackResponses.AsNoTracking().Where(r => r.WorkshopId == workshop.Id).ToListAsync());

    [GeneratedRegex(@"http://localhost(?<path>/feedback/(?<where>later|mails)/\S+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
