using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.Mail;

/// <summary>
/// A mail on its way out, written in the same save as the change that causes it (<c>db.QueueMail</c>). Without a mail
/// server it stays here and the network's coordinator can pass the text on by hand.
/// </summary>
[Untraced("The change that writes the mail leaves the trace; sending it is housekeeping.")]
public sealed class OutboxMail
{
    /// <summary>How long to wait after the first failure, the second …; after the last the mail is left to people.</summary>
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(20), TimeSpan.FromHours(1),
        TimeSpan.FromHours(4), TimeSpan.FromHours(12),
    ];

    public static readonly int MostAttempts = Waits.Length + 1;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The network whose coordinators may read it; null keeps it from every page (sign-in links) unless it <see cref="IsNational"/>.</summary>
    public string? NetworkId { get; init; }

    /// <summary>About a contact of the whole country: the national coordinators may read it.</summary>
    public bool IsNational { get; init; }

    /// <summary>Emptied once sent when the mail <see cref="Forgets"/>.</summary>
    public required string To { get; set; }

    /// <summary>Whom it went to is kept no longer than it takes to send it.</summary>
    public bool Forgets { get; private set; }

    public required string Subject { get; init; }

    /// <summary>Plain text. Emptied once sent.</summary>
    public required string Body { get; set; }

    /// <summary>An iCalendar file to go with it, or empty. Emptied once sent.</summary>
    [MachineText]
    public string Calendar { get; private set; } = "";

    public required DateTime CreatedAt { get; init; }

    /// <summary>When to try (again), UTC.</summary>
    public required DateTime DueAt { get; set; }

    public DateTime? SentAt { get; private set; }

    /// <summary>Tries begun. Counting up is how one node takes the mail before another does.</summary>
    public int Attempts { get; private set; }

    /// <summary>Tried as often as makes sense: the address is wrong, or the server refuses.</summary>
    public bool GivenUp => SentAt is null && Attempts >= MostAttempts;

    public OutboxMail With(string calendar)
    {
        Calendar = calendar;
        return this;
    }

    public OutboxMail Forgetting()
    {
        Forgets = true;
        return this;
    }

    /// <summary>Begins a try; when it fails, the next one is already due.</summary>
    public void Take(DateTime now)
    {
        DueAt = now + Waits[Math.Min(Attempts, Waits.Length - 1)];
        Attempts++;
    }

    /// <summary>Gone out, by mail or by hand. What it said is no longer needed.</summary>
    public void Sent(DateTime now) => (SentAt, Body, Calendar, To) = (now, "", "", Forgets ? "" : To);
}

internal sealed class OutboxTable : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.Property(m => m.NetworkId).HasMaxLength(40);
        builder.Property(m => m.To).HasMaxLength(200);
        builder.Property(m => m.Subject).HasMaxLength(300);
        builder.Property(m => m.Attempts).IsConcurrencyToken();
        builder.HasIndex(m => new { m.SentAt, m.DueAt });
    }
}

public static class OutboxSets
{
    extension(ViittaDb db)
    {
        public DbSet<OutboxMail> Outbox => db.Set<OutboxMail>();
    }

    /// <summary>Puts a mail in the outbox as part of the caller's own save.</summary>
    /// <param name="networkId">Whose coordinators may read it and pass it on by hand; null for nobody.</param>
    /// <param name="body">Plain text, in the receiver's language; links are whole (<c>SiteAddress.Of</c>).</param>
    public static OutboxMail QueueMail(
        this ViittaDb db, string? networkId, string to, string subject, string body, DateTime now) =>
        db.Queue(networkId, isNational: false, to, subject, body, now);

    /// <summary>The same for what the national coordinators keep.</summary>
    public static void QueueNationalMail(this ViittaDb db, string to, string subject, string body, DateTime now) =>
        db.Queue(networkId: null, isNational: true, to, subject, body, now);

    private static OutboxMail Queue(
        this ViittaDb db, string? networkId, bool isNational, string to, string subject, string body, DateTime now) =>
        db.Outbox.Add(new OutboxMail
        {
            NetworkId = networkId,
            IsNational = isNational,
            To = to,
            Subject = subject,
            Body = body,
            CreatedAt = now,
            DueAt = now,
        }).Entity;

    /// <summary>Coordinators only: a mail can hold a way in.</summary>
    public static IQueryable<OutboxMail> Of(this IQueryable<OutboxMail> mails, Actor actor) =>
        actor.SeesAllNetworks
            ? mails.Where(m => m.NetworkId != null || m.IsNational)
            : mails.Where(m => m.NetworkId != null && actor.CoordinatedIds.Contains(m.NetworkId));

    /// <summary>On the network's page: its own, and the national ones, which every network sees.</summary>
    public static IQueryable<OutboxMail> For(this IQueryable<OutboxMail> mails, string networkId) =>
        mails.Where(m => m.NetworkId == networkId || m.IsNational);
}
