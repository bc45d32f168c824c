using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;

namespace Viitta.Features.Accounts;

/// <summary>Somebody who signs in. Participants, readers and contact owners never need to.</summary>
public sealed class User : IdentityUser<Guid>
{
    /// <summary>A coordinator of the National Assistance System: coordinates every network.</summary>
    public bool IsNational { get; set; }

    public List<Membership> Memberships { get; init; } = [];

    /// <summary>In no network yet.</summary>
    public static User New(string mail) => new()
    {
        Id = Guid.CreateVersion7(),
        Email = mail,
        NormalizedEmail = mail.ToUpperInvariant(),
        UserName = mail,
        NormalizedUserName = mail.ToUpperInvariant(),
        SecurityStamp = Secrets.NewKey(),
    };

    /// <summary>The account opens more than that network: a way into it must not lie where the network's coordinators read.</summary>
    public bool ReachesBeyond(string networkId) => IsNational || Memberships.Exists(m => m.NetworkId != networkId);
}

public sealed class Membership
{
    public required Guid UserId { get; init; }

    public required string NetworkId { get; init; }

    public NetworkRole Role { get; set; }

    /// <summary>Works for an authority: may read the network's AMBER+STRICT contacts. The network says so for itself alone.</summary>
    public bool IsAuthority { get; set; }
}

/// <summary>A one-time way in, mailed or printed to the console at first start.</summary>
public sealed class SignInLink
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid UserId { get; init; }

    [MachineText]
    public required string KeyHash { get; init; }

    public required DateTime ExpiresAt { get; set; }

    public DateTime? UsedAt { get; set; }
}

/// <summary>A key for an API client. It may do what its owner may.</summary>
public sealed class ApiToken
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid UserId { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    [MachineText]
    public required string KeyHash { get; init; }

    public required DateTime CreatedAt { get; init; }

    public required DateTime ExpiresAt { get; init; }

    public DateTime? RevokedAt { get; set; }
}

internal sealed class UserTable : IEntityTypeConfiguration<User>, IEntityTypeConfiguration<Membership>,
    IEntityTypeConfiguration<SignInLink>, IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("Users");
        builder.Property(u => u.Email).HasMaxLength(200);
        builder.Property(u => u.NormalizedEmail).HasMaxLength(200);
        builder.Property(u => u.UserName).HasMaxLength(200);
        builder.Property(u => u.NormalizedUserName).HasMaxLength(200);
        builder.Property(u => u.ConcurrencyStamp).IsConcurrencyToken();
        builder.HasIndex(u => u.NormalizedEmail).IsUnique();
        builder.HasMany(u => u.Memberships).WithOne().HasForeignKey(m => m.UserId);
    }

    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.HasKey(m => new { m.UserId, m.NetworkId });
        builder.Property(m => m.NetworkId).HasMaxLength(40);
        builder.HasOne<Network>().WithMany().HasForeignKey(m => m.NetworkId);
    }

    public void Configure(EntityTypeBuilder<SignInLink> builder)
    {
        builder.Property(l => l.KeyHash).HasMaxLength(64);
        builder.HasIndex(l => l.KeyHash).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(l => l.UserId);
    }

    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.Property(t => t.Name).HasMaxLength(100);
        builder.Property(t => t.KeyHash).HasMaxLength(64);
        builder.HasIndex(t => t.KeyHash).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(t => t.UserId);
    }
}

public static class UserSets
{
    extension(ViittaDb db)
    {
        public DbSet<User> Users => db.Set<User>();

        public DbSet<Membership> Memberships => db.Set<Membership>();

        public DbSet<SignInLink> SignInLinks => db.Set<SignInLink>();

        public DbSet<ApiToken> ApiTokens => db.Set<ApiToken>();
    }

    public static IQueryable<ApiToken> Of(this IQueryable<ApiToken> tokens, Actor actor) =>
        tokens.Where(t => t.UserId == actor.UserId);

    public static IQueryable<Membership> Of(this IQueryable<Membership> memberships, Actor actor) =>
        actor.SeesAllNetworks ? memberships : memberships.Where(m => actor.CoordinatedIds.Contains(m.NetworkId));
}
