using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;

namespace Viitta.Features.ServiceMap;

/// <summary>What an organisation offers to whom and where (HSDS service). Empty conditions take everybody.</summary>
public sealed class Service : IVersioned, IOnTheMap
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public string? Key { get; init; }

    /// <summary>Another one only when two organisations are joined.</summary>
    public required Guid OrganizationId { get; set; }

    /// <summary>Who keeps it: the organisation's network, or the one that joined it to a national organisation; null is national.</summary>
    public string? NetworkId { get; init; }

    public required LocalText Name { get; set; }

    public LocalText Description { get; set; } = LocalText.Empty;

    /// <summary>Ids of content/needs.yaml that it answers.</summary>
    public List<string> Needs { get; set; } = [];

    /// <summary>Municipality codes; empty means the whole network, or the whole country for a national service.</summary>
    public List<string> Area { get; set; } = [];

    /// <summary>Years, inclusive.</summary>
    public int? MinAge { get; set; }

    /// <summary>Years, inclusive.</summary>
    public int? MaxAge { get; set; }

    public List<string> Genders { get; set; } = [];

    public List<string> ResidenceSituations { get; set; } = [];

    public List<string> Themes { get; set; } = [];

    public bool ConsentNeeded { get; set; }

    public LocalText Cost { get; set; } = LocalText.Empty;

    /// <summary>Who pays for it, where that is not the person who comes.</summary>
    public LocalText Payer { get; set; } = LocalText.Empty;

    /// <summary>Its keeper says that the place must stay secret, whatever needs it answers.</summary>
    public bool FrontGate { get; set; }

    public DateTime? RemovedAt { get; set; }

    public int Version { get; set; }

    public List<ContactPoint> Contacts { get; init; } = [];

    /// <summary>Where it is must stay secret: its contacts are a front gate, with no place and no text that tells one.</summary>
    public bool IsFrontGate(Catalogue catalogue) => FrontGate || catalogue.IsSecret(Needs);

    /// <summary>Its contacts need to be loaded, removed ones too: a front gate may have no places.</summary>
    public Outcome Edit(ServiceDraft draft, Catalogue catalogue)
    {
        if ((draft.Problem(catalogue) ?? (draft.IsFrontGate(catalogue) ? ProblemAsFrontGate(draft) : null)) is { } problem)
        {
            return problem;
        }
        (Name, Description) = (FreeText.Clean(draft.Name), FreeText.Clean(draft.Description));
        (Cost, Payer) = (FreeText.Clean(draft.Cost), FreeText.Clean(draft.Payer));
        (Needs, Area) = ([.. draft.Needs], [.. draft.Area]);
        (MinAge, MaxAge, Genders) = (draft.MinAge, draft.MaxAge, [.. draft.Genders]);
        (ResidenceSituations, Themes) = ([.. draft.ResidenceSituations], [.. draft.Themes]);
        (ConsentNeeded, FrontGate) = (draft.ConsentNeeded, draft.FrontGate);
        if (IsFrontGate(catalogue))
        {
            Contacts.ForEach(c => c.ForgetWhere()); // only removed ones tell any: nobody is to put them back with it
        }
        return Outcome.Ok;
    }

    private Refusal? ProblemAsFrontGate(ServiceDraft draft) =>
        Contacts.Exists(c => c.RemovedAt is null && ServiceMap.FrontGate.Problem(c.Details, c.Function, c.Note, c.Warning) is not null)
            ? ServiceMap.FrontGate.HasPlaces
            : ServiceMap.FrontGate.Problem(
                ("name", draft.Name), ("description", draft.Description), ("cost", draft.Cost), ("payer", draft.Payer));

    /// <summary>Whether both take the same people: a condition is nobody's to guess, so one with others cannot be joined to it.</summary>
    public bool TakesSameAs(Service other) => (MinAge, MaxAge, ConsentNeeded) == (other.MinAge, other.MaxAge, other.ConsentNeeded)
        && Genders.ToHashSet().SetEquals(other.Genders)
        && ResidenceSituations.ToHashSet().SetEquals(other.ResidenceSituations)
        && Themes.ToHashSet().SetEquals(other.Themes);

    /// <summary>What this one does not say yet is as the other says, and it serves the places of both.</summary>
    public void TakeOver(Service other)
    {
        (Description, Cost, Payer) = (Description.OrElse(other.Description), Cost.OrElse(other.Cost), Payer.OrElse(other.Payer));
        Needs = [.. Needs.Union(other.Needs)];
        FrontGate |= other.FrontGate;
        Area = Area.Count == 0 || other.Area.Count == 0 ? [] : [.. Area.Union(other.Area)];
    }

    /// <summary>Undoes <see cref="TakeOver"/> where nobody has written anything else since.</summary>
    /// <returns>How many of its words are left as they are.</returns>
    public int GiveBack(ServiceWords before, ServiceWords after)
    {
        var now = ServiceWords.Of(this);
        Description = now.Description == after.Description ? before.Description : now.Description;
        Cost = now.Cost == after.Cost ? before.Cost : now.Cost;
        Payer = now.Payer == after.Payer ? before.Payer : now.Payer;
        var needsLeft = !now.Needs.SequenceEqual(after.Needs);
        Needs = needsLeft ? Needs : [.. before.Needs];
        FrontGate = FrontGate == after.FrontGate && !needsLeft ? before.FrontGate ?? FrontGate : FrontGate; // by a need that it has lost since it was one without the tick
        var placesLeft = after.Area is { } joined && !Area.SequenceEqual(joined);
        Area = placesLeft ? Area : [.. before.Area ?? Area];
        bool[] left = [now.Description != after.Description, now.Cost != after.Cost, now.Payer != after.Payer, needsLeft, placesLeft];
        return left.Count(l => l);
    }
}

internal sealed class ServiceTable : IEntityTypeConfiguration<Service>
{
    public void Configure(EntityTypeBuilder<Service> builder)
    {
        builder.Property(s => s.Key).HasMaxLength(80);
        builder.Property(s => s.NetworkId).HasMaxLength(40);
        builder.HasIndex(s => s.Key).IsUnique();
        builder.HasIndex(s => s.NetworkId);
        builder.HasOne<Organization>().WithMany(o => o.Services).HasForeignKey(s => s.OrganizationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(s => s.Contacts).WithOne().HasForeignKey(c => c.ServiceId).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class ServiceSets
{
    extension(ViittaDb db)
    {
        public DbSet<Service> Services => db.Set<Service>();
    }

    /// <summary>
    /// National services and those of the actor's networks; one that has AMBER+STRICT contacts alone only for those who
    /// read them, for its name would tell of them. One without any contact is a gap that all members see.
    /// </summary>
    public static IQueryable<Service> Of(this IQueryable<Service> services, Actor actor) =>
        actor.SeesAllNetworks ? services : services.Where(SeenBy(actor));

    internal static Expression<Func<Service, bool>> SeenBy(Actor actor)
    {
        var (networks, strict) = (actor.NetworkIds, actor.StrictIds);
        return s => s.NetworkId == null
            || (networks.Contains(s.NetworkId)
                && (strict.Contains(s.NetworkId)
                    || !s.Contacts.Any(c => c.RemovedAt == null)
                    || s.Contacts.Any(c => c.RemovedAt == null && c.Visibility != Visibility.AmberStrict)));
    }

    public static IQueryable<Service> For(this IQueryable<Service> services, string networkId) =>
        services.Where(s => (s.NetworkId == networkId || s.NetworkId == null) && s.RemovedAt == null);
}
