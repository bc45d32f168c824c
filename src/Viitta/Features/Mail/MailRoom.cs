using Microsoft.Extensions.Options;
using Viitta.Common;
using Viitta.Features.Layout;

namespace Viitta.Features.Mail;

/// <summary>Mails on their way out. Other rooms say <c>db.QueueMail(…)</c> in the save that causes the mail.</summary>
public static class MailRoom
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<MailOptions>()
            .Configure<IConfiguration>((mail, configuration) => mail.Read(configuration))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsCheck>();
        services.AddSingleton<SendMail>();
        services.AddHostedService(provider => provider.GetRequiredService<SendMail>());
        services.AddScoped<PassOnMail>();
        services.AddScoped<ReadOutbox>();
    }

    public static void MapMail(this WebApplication app)
    {
        var api = app.MapApi("networks");
        api.MapGet("/{network}/outbox", async (string network, Actor actor, ReadOutbox read, CancellationToken ct) =>
                (await read.RunAsync(actor, network, ct)).Mapped(outbox => outbox.Waiting.Concat(outbox.Sent).Select(OutboxAnswer.Of)))
            .WithName("ReadOutbox").WithSummary("Mails that wait, then the last fifty sent. Bodies are for the page only.");
        api.MapPost("/{network}/outbox/{id:guid}/passed-on", async (string network, Guid id, Actor actor, PassOnMail passOn, CancellationToken ct) =>
                (await passOn.RunAsync(actor, network, id, ct)).Answer())
            .WithName("PassOnMail").WithSummary("Says that a mail was given to its receiver some other way: it is not mailed any more.");
    }
}

/// <param name="SentAt">UTC; null while it waits.</param>
public sealed record OutboxAnswer(Guid Id, string To, string Subject, DateTime CreatedAt, DateTime? SentAt, int Attempts)
{
    public static OutboxAnswer Of(OutboxMail mail) =>
        new(mail.Id, mail.To, mail.Subject, mail.CreatedAt, mail.SentAt, mail.Attempts);
}
