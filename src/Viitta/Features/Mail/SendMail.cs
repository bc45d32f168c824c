using MailKit;
using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Mail;

/// <summary>
/// Takes mails from the outbox to the server, a few seconds after they were written. What fails waits longer each time
/// (<see cref="OutboxMail.Take"/>). Several nodes may run it: the one whose save counts the try sends.
/// </summary>
public sealed partial class SendMail(
    IServiceScopeFactory scopes, IOptions<MailOptions> options, TimeProvider time, ILogger<SendMail> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private const int AtOnce = 50;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsConfigured)
        {
            return;
        }
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogStopped(exception); // the database is away: the next round tries again
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One round. Returns how many mails went out.</summary>
    public async Task<int> SendDueAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ViittaDb>();
        var now = time.Now();
        var due = await db.Outbox
            .Where(m => m.SentAt == null && m.DueAt <= now && m.Attempts < OutboxMail.MostAttempts)
            .OrderBy(m => m.DueAt).Take(AtOnce).ToListAsync(ct);
        if (due.Count == 0)
        {
            return 0;
        }
        using var smtp = new SmtpClient { Timeout = (int)TimeSpan.FromSeconds(30).TotalMilliseconds };
        var sent = 0;
        foreach (var mail in due)
        {
            if (!await TakeAsync(db, mail, ct))
            {
                continue;
            }
            if (await TrySendAsync(smtp, mail, ct))
            {
                mail.Sent(time.Now());
                await db.SaveChangesAsync(ct);
                sent++;
            }
            else if (mail is { GivenUp: true, Forgets: true })
            {
                db.Outbox.Remove(mail);
                await db.SaveChangesAsync(ct);
            }
        }
        if (smtp.IsConnected)
        {
            await smtp.DisconnectAsync(quit: true, ct);
        }
        return sent;
    }

    private async Task<bool> TakeAsync(ViittaDb db, OutboxMail mail, CancellationToken ct)
    {
        try
        {
            mail.Take(time.Now());
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.Entry(mail).State = EntityState.Detached; // another node has it, or it was passed on by hand
            return false;
        }
    }

    private async Task<bool> TrySendAsync(SmtpClient smtp, OutboxMail mail, CancellationToken ct)
    {
        try
        {
            var server = options.Value;
            if (!smtp.IsConnected)
            {
                await smtp.ConnectAsync(server.Host, server.Port, server.Security, ct);
            }
            if (!smtp.IsAuthenticated && !string.IsNullOrEmpty(server.User))
            {
                await smtp.AuthenticateAsync(server.User, server.Password!, ct);
            }
            using var message = Message(mail, server.From!);
            await smtp.SendAsync(message, ct);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // The kind of failure, never the message: servers quote the receiver in it.
            LogFailed(mail.Id, mail.Attempts, exception is SmtpCommandException refused ? $"{refused.ErrorCode} {(int)refused.StatusCode}" : exception.GetType().Name);
            return false;
        }
    }

    private static MimeMessage Message(OutboxMail mail, string from)
    {
        var text = new TextPart("plain") { Text = mail.Body };
        var message = new MimeMessage { Subject = mail.Subject, Body = mail.Calendar.Length == 0 ? text : new Multipart("mixed") { text, Calendar(mail) } };
        message.From.Add(MailboxAddress.Parse(from));
        message.To.Add(MailboxAddress.Parse(mail.To));
        message.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: no holiday answers, please
        return message;
    }

    private static TextPart Calendar(OutboxMail mail)
    {
        var part = new TextPart("calendar")
        {
            Text = mail.Calendar,
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = "viitta.ics" },
        };
        part.ContentType.Parameters.Add("method", "PUBLISH"); // RFC 6047
        return part;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {Id} did not go out at try {Attempt}: {Kind}")]
    private partial void LogFailed(Guid id, int attempt, string kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be read")]
    private partial void LogStopped(Exception exception);
}
