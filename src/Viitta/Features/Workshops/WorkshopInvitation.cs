using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Data;
using Viitta.Features.Accounts;

namespace Viitta.Features.Workshops;

/// <summary>Somebody of the network has been mailed when a workshop is.</summary>
public sealed class WorkshopInvitation
{
    public required Guid WorkshopId { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>The time that the mail told. When the workshop gets another, the person may be told again.</summary>
    public required TimeOnly StartsAt { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime SentAt { get; set; }
}

internal sealed class WorkshopInvitationTable : IEntityTypeConfiguration<WorkshopInvitation>
{
    public void Configure(EntityTypeBuilder<WorkshopInvitation> builder)
    {
        builder.HasKey(i => new { i.WorkshopId, i.UserId });
        builder.Property(i => i.StartsAt).IsConcurrencyToken(); // of two presses at once, one tells the new time
        builder.HasOne<Workshop>().WithMany().HasForeignKey(i => i.WorkshopId);
        builder.HasOne<User>().WithMany().HasForeignKey(i => i.UserId);
    }
}

public static class WorkshopInvitationSets
{
    /// <summary>The people of the workshop's network: those with an account in it.</summary>
    public static IQueryable<User> PeopleOf(this ViittaDb db, Workshop workshop) =>
        db.Users.Where(u => u.Memberships.Any(m => m.NetworkId == workshop.NetworkId));

    /// <summary>Those of them who have not been told when the workshop is.</summary>
    public static IQueryable<User> NotInvitedTo(this ViittaDb db, Workshop workshop) =>
        db.PeopleOf(workshop).Where(u => !db.Set<WorkshopInvitation>()
            .Any(i => i.WorkshopId == workshop.Id && i.UserId == u.Id && i.StartsAt == workshop.StartsAt));
}
