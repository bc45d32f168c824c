using Microsoft.Extensions.Options;
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
        api.MapGet("/{network}/outbox", async (string network, HttpContext http, ReadOutbox read, CancellationToken ct) =>
            {
                var outbox = await read.RunAsync(ActorMiddleware.ActorOf(http), network, ct);
                return outbox.Refused
                    ? Api.Problem(outbox.Refusal)
                    : Results.Ok(outbox.Value.Waiting.Concat(outbox.Value.Sent).Select(OutboxAnswer.Of));
            })
            .WithName("ReadOutbox").WithSummary("Mails that wait, then the last fifty sent. Bodies are for the page only.")
            .Produces<IEnumerable<OutboxAnswer>>().ProducesProblem(StatusCodes.Status404NotFound);
    }
}

/// <param name="SentAt">UTC; null while it waits.</param>
public sealed record OutboxAnswer(Guid Id, string To, string Subject, DateTime CreatedAt, DateTime? SentAt, int Attempts)
{
    public static OutboxAnswer Of(OutboxMail mail) =>
        new(mail.Id, mail.To, mail.Subject, mail.CreatedAt, mail.SentAt, mail.Attempts);
}
