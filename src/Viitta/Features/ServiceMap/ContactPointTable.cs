using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

internal sealed class ContactPointTable : IEntityTypeConfiguration<ContactPoint>
{
    public void Configure(EntityTypeBuilder<ContactPoint> builder)
    {
        builder.Property(c => c.Key).HasMaxLength(80);
        builder.Property(c => c.NetworkId).HasMaxLength(40);
        builder.Property(c => c.Phone).HasMaxLength(40);
        builder.Property(c => c.Email).HasMaxLength(200);
        builder.Property(c => c.Web).HasMaxLength(300);
        builder.Ignore(c => c.Details);
        builder.HasIndex(c => c.Key).IsUnique();
        builder.HasIndex(c => c.NetworkId);
        builder.Property(c => c.Schedule).AsJson();
        builder.Property(c => c.Place).AsJson();
        builder.HasMany(c => c.Verifications).WithOne().HasForeignKey(v => v.ContactPointId);
    }
}

public static class ContactPointSets
{
    extension(ViittaDb db)
    {
        public DbSet<ContactPoint> ContactPoints => db.Set<ContactPoint>();
    }

    /// <summary>
    /// Public contacts of everyone, GREEN ones of the actor's networks, AMBER+STRICT ones when the actor works for an
    /// authority or coordinates the network; and the one whose confirmation link was followed.
    /// </summary>
    public static IQueryable<ContactPoint> Of(this IQueryable<ContactPoint> contacts, Actor actor) =>
        actor.SeesAllNetworks
            ? contacts
            : contacts.Where(c => c.Id == actor.ContactPointId
                || c.NetworkId == null
                || (actor.NetworkIds.Contains(c.NetworkId)
                    && (c.Visibility != Visibility.AmberStrict || actor.StrictIds.Contains(c.NetworkId))));
}
