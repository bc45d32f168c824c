using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Data;
using Viitta.Features.Workshops;

namespace Viitta.Features.Feedback;

/// <summary>
/// Where to ask again, three and twelve months after a workshop. Left in a form of its own and joined to nothing: it knows
/// neither who left it nor when, and no answer knows of it. Erased with the second mail, or when its owner says so.
/// </summary>
public sealed class LaterAddress
{
    /// <summary>Months after the workshop: an address that could not be written to for so long is erased unused.</summary>
    public const int KeptMonths = 14;

    /// <summary>Random: tells no order.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    public required Guid WorkshopId { get; init; }

    /// <summary>In lower case, so that it is there once.</summary>
    public required string Address { get; init; }

    /// <summary>Of <see cref="Common.Languages"/>: that of the page on which it was left.</summary>
    public required string Language { get; set; }

    /// <summary>Hash of the key in the newest link that erases it.</summary>
    [MachineText]
    public required string StopKeyHash { get; set; }

    /// <summary>What is asked next.</summary>
    public FeedbackMoment Next { get; set; } = FeedbackMoment.ThreeMonths;

    /// <summary>The day on which a workshop's participants are asked.</summary>
    public static DateOnly DayOf(FeedbackMoment moment, DateOnly held) => held.AddMonths(moment == FeedbackMoment.ThreeMonths ? 3 : 12);

    /// <summary>What is to be asked now, or null. When nothing could be sent for long, the second mail stands for both.</summary>
    public FeedbackMoment? DueOn(DateOnly today, DateOnly held) =>
        today >= DayOf(FeedbackMoment.TwelveMonths, held) ? FeedbackMoment.TwelveMonths
        : Next == FeedbackMoment.ThreeMonths && today >= DayOf(FeedbackMoment.ThreeMonths, held) ? FeedbackMoment.ThreeMonths
        : null;
}

/// <summary>The link in one mail, to one answer. Knows the workshop and nothing of the address it went to.</summary>
public sealed class LaterLink
{
    public const int Days = 60;

    /// <summary>Random: tells no order.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    public required Guid WorkshopId { get; init; }

    public required FeedbackMoment Moment { get; init; }

    [MachineText]
    public required string KeyHash { get; init; }

    /// <summary>The last day on which it opens, in Finland; gone afterwards.</summary>
    public required DateOnly ExpiresOn { get; init; }

    public bool Answered { get; set; }
}

internal sealed class LaterTables : IEntityTypeConfiguration<LaterAddress>, IEntityTypeConfiguration<LaterLink>
{
    public void Configure(EntityTypeBuilder<LaterAddress> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Address).HasMaxLength(200);
        builder.Property(a => a.Language).HasMaxLength(2);
        builder.Property(a => a.StopKeyHash).HasMaxLength(64);
        builder.Property(a => a.Next).IsConcurrencyToken(); // of several nodes one writes
        builder.HasIndex(a => new { a.WorkshopId, a.Address }).IsUnique();
        builder.HasIndex(a => a.StopKeyHash).IsUnique();
        builder.HasOne<Workshop>().WithMany().HasForeignKey(a => a.WorkshopId);
    }

    public void Configure(EntityTypeBuilder<LaterLink> builder)
    {
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.KeyHash).HasMaxLength(64);
        builder.Property(l => l.Answered).IsConcurrencyToken(); // of two clicks one answers
        builder.HasIndex(l => l.KeyHash).IsUnique();
        builder.HasOne<Workshop>().WithMany().HasForeignKey(l => l.WorkshopId);
    }
}

public static class LaterSets
{
    extension(ViittaDb db)
    {
        /// <summary>Read by the key in a mail, and by the program that writes the mails: no page ever lists them.</summary>
        public DbSet<LaterAddress> LaterAddresses => db.Set<LaterAddress>();

        public DbSet<LaterLink> LaterLinks => db.Set<LaterLink>();
    }
}
