using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Viitta.Common;
using Viitta.Features.Mail;
using Viitta.Tests.House;

namespace Viitta.Tests.Mail;

public sealed class SendMailTests : IAsyncLifetime
{
    private readonly Postbox _postbox = new();
    private readonly ViittaApp _app = new ViittaApp().WithClockwork();

    public async ValueTask InitializeAsync()
    {
        _app.With("VIITTA_SMTP", _postbox.Address).With("VIITTA_MAIL_FROM", "Viitta <viitta@viitta.example>")
            .With("VIITTA_PUBLIC_URL", "https://viitta.example/");
        await _app.InDbAsync(async db =>
        {
            db.QueueMail("oulu", "aino@viitta.example", "Kutsu: Äiti", "Hei,\n\nhttps://viitta.example/x\n", _app.Time.Now());
            return await db.SaveChangesAsync();
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _postbox.DisposeAsync();
    }

    [Fact]
    public async Task A_mail_goes_out_once_and_its_text_is_forgotten()
    {
        await UntilAsync(async () => (await MailAsync()).SentAt is not null);
        await SendDueAsync();
        var taken = Assert.Single(_postbox.Taken);
        Assert.Contains("To: aino@viitta.example", taken);
        Assert.Contains("From: Viitta <viitta@viitta.example>", taken);
        Assert.Contains("https://viitta.example/x", taken);
        Assert.Contains("Auto-Submitted: auto-generated", taken);
        var mail = await MailAsync();
        Assert.Equal(("", 1), (mail.Body, mail.Attempts));
    }

    [Fact]
    public async Task A_calendar_file_goes_along_and_is_forgotten_too()
    {
        await UntilAsync(async () => (await MailAsync()).SentAt is not null);
        await _app.InDbAsync(async db =>
        {
            db.QueueMail("oulu", "eino@viitta.example", "Workshop", "On Monday", _app.Time.Now()).With("BEGIN:VCALENDAR\nEND:VCALENDAR");
            return await db.SaveChangesAsync();
        });
        await UntilAsync(() => _app.InDbAsync(db => db.Outbox.AllAsync(m => m.SentAt != null)));
        var taken = _postbox.Taken.Last();
        Assert.Contains("On Monday", taken);
        Assert.Contains("Content-Type: text/calendar; charset=utf-8; method=PUBLISH", taken);
        Assert.Contains("Content-Disposition: attachment; filename=viitta.ics", taken);
        Assert.Contains("BEGIN:VCALENDAR", taken);
        Assert.True(await _app.InDbAsync(db => db.Outbox.AllAsync(m => m.Calendar == "")));
    }

    [Fact]
    public async Task What_the_server_refuses_is_tried_again_later_and_later_and_then_left_to_people()
    {
        _postbox.Refuses = true;
        await UntilAsync(async () => (await MailAsync()).Attempts == 1);
        await SendDueAsync();
        Assert.Equal(1, (await MailAsync()).Attempts); // not due yet
        var waits = new List<TimeSpan>();
        for (var i = 2; i < 20; i++)
        {
            var mail = await MailAsync();
            waits.Add(mail.DueAt - _app.Time.Now());
            await _app.InDbAsync(db => db.Outbox.ExecuteUpdateAsync(m => m.SetProperty(x => x.DueAt, _app.Time.Now())));
            await SendDueAsync();
        }
        Assert.Equal(waits[..6].Order(), waits[..6]);
        var last = await MailAsync();
        Assert.True(last.GivenUp);
        Assert.Equal(OutboxMail.MostAttempts, last.Attempts);
        Assert.NotEqual("", last.Body);
        Assert.Empty(_postbox.Taken);
    }

    [Fact]
    public async Task The_log_names_no_receiver()
    {
        _postbox.Refuses = true;
        await UntilAsync(() => Task.FromResult(_app.Log.Lines.Any(l => l.Contains("did not go out"))));
        Assert.DoesNotContain(_app.Log.Lines, l => l.Contains("aino", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Of_two_that_take_the_same_mail_one_sends_it()
    {
        _postbox.Refuses = true;
        // The first try is over, not only counted.
        await UntilAsync(() => Task.FromResult(_app.Log.Lines.Any(l => l.Contains("did not go out"))));
        _postbox.Refuses = false;
        await _app.InDbAsync(db => db.Outbox.ExecuteUpdateAsync(m => m.SetProperty(x => x.DueAt, _app.Time.Now())));
        await Task.WhenAll(SendDueAsync(), SendDueAsync(), SendDueAsync());
        Assert.Single(_postbox.Taken);
    }

    [Theory]
    [InlineData("mail.viitta.example", "a@viitta.example", "https://viitta.example", null, "VIITTA_SMTP must be host:port")]
    [InlineData("mail.viitta.example:587", null, "https://viitta.example", null, "VIITTA_MAIL_FROM")]
    [InlineData("mail.viitta.example:587", "a@viitta.example", null, null, "VIITTA_PUBLIC_URL")]
    [InlineData("mail.viitta.example:587", "a@viitta.example", "https://viitta.example", "user", "go together")]
    [InlineData("mail.viitta.example:587", "a@viitta.example", "https://viitta.example", null, null)]
    [InlineData(null, null, null, null, null)]
    public void A_wrong_setting_says_which(string? server, string? from, string? url, string? user, string? complaint)
    {
        var said = new MailOptions { Server = server, From = from, PublicUrl = url, User = user }.Complaint;
        Assert.Equal(complaint is null, said is null);
        Assert.Contains(complaint ?? "", said ?? "");
    }

    [Fact]
    public void A_wrong_setting_stops_the_start()
    {
        using var app = new ViittaApp().With("VIITTA_SMTP", "nonsense");
        Assert.Throws<OptionsValidationException>(() => app.CreateClient());
    }

    private Task<int> SendDueAsync() => _app.Services.GetRequiredService<SendMail>().SendDueAsync(CancellationToken.None);

    private Task<OutboxMail> MailAsync() => _app.InDbAsync(db => db.Outbox.AsNoTracking().SingleAsync());

    /// <summary>The worker's first round runs beside the test.</summary>
    private async Task UntilAsync(Func<Task<bool>> done)
    {
        await SendDueAsync();
        for (var i = 0; i < 200 && !await done(); i++)
        {
            await Task.Delay(50);
        }
        Assert.True(await done());
    }
}
