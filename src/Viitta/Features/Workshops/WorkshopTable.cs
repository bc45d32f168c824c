using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Scenarios;

namespace Viitta.Features.Workshops;

internal sealed class WorkshopTable : IEntityTypeConfiguration<Workshop>, IEntityTypeConfiguration<Table>
{
    public void Configure(EntityTypeBuilder<Workshop> builder)
    {
        builder.Property(w => w.NetworkId).HasMaxLength(40);
        builder.Property(w => w.VariantId).HasMaxLength(20);
        builder.Property(w => w.Place).HasMaxLength(200);
        builder.Property(w => w.Focus).HasMaxLength(Workshop.FocusLength).HasDefaultValue("");
        builder.Property(w => w.Message).HasMaxLength(Workshop.MessageLength);
        builder.Property(w => w.Code).HasMaxLength(8);
        builder.Property(w => w.JoinKey).HasMaxLength(64);
        builder.Property(w => w.HotWash).HasDefaultValue(HotWashState.NotYet);
        builder.Property(w => w.Played).HasConversion(
            played => JsonSerializer.Serialize(played, JsonSerializerOptions.Web),
            json => JsonSerializer.Deserialize<List<PlayedMoment>>(json, JsonSerializerOptions.Web)!,
            new ValueComparer<IReadOnlyList<PlayedMoment>>(favorStructuralComparisons: false)); // replaced, never changed
        builder.Property(w => w.Rehearsal).HasConversion(
            rehearsal => JsonSerializer.Serialize(rehearsal, JsonSerializerOptions.Web),
            json => JsonSerializer.Deserialize<Rehearsal>(json, JsonSerializerOptions.Web)!).HasMaxLength(200);
        // Whoever asks for workshops gets what people held; a rehearsal has to be asked for. So a new reader that forgets
        // it counts too little, and never takes simulated words for people's.
        builder.HasQueryFilter(WorkshopSets.HeldByPeople, w => w.Rehearsal == null);
        builder.HasIndex(w => w.Code).IsUnique();
        builder.HasIndex(w => w.JoinKey).IsUnique();
        builder.HasIndex(w => w.NetworkId);
        builder.HasOne<ScenarioVersion>().WithMany().HasForeignKey(w => w.ScenarioVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(w => w.Tables).WithOne().HasForeignKey(t => t.WorkshopId);
    }

    public void Configure(EntityTypeBuilder<Table> builder) =>
        builder.HasIndex(t => new { t.WorkshopId, t.Number }).IsUnique();
}

public static class WorkshopSets
{
    extension(ViittaDb db)
    {
        /// <summary>Those that people hold. See <see cref="WithRehearsals{T}"/>.</summary>
        public DbSet<Workshop> Workshops => db.Set<Workshop>();

        public DbSet<Table> Tables => db.Set<Table>();
    }

    /// <summary>Name of the filter that leaves rehearsals out.</summary>
    internal const string HeldByPeople = "HeldByPeople";

    private static readonly string[] Filter = [HeldByPeople];

    /// <summary>
    /// Rehearsals too, in the whole query: for those who run, join or read one workshop, and say on the page what it is.
    /// House/RehearsalRules lists who may.
    /// </summary>
    public static IQueryable<T> WithRehearsals<T>(this IQueryable<T> rows)
        where T : class => rows.IgnoreQueryFilters(Filter);

    /// <summary>The network's members see its workshops, a participant the one joined, a recorder the one recorded until it is over.</summary>
    public static IQueryable<Workshop> Of(this IQueryable<Workshop> workshops, Actor actor) =>
        actor.SeesAllNetworks
            ? workshops
            : workshops.Where(w => w.Id == actor.WorkshopId || actor.NetworkIds.Contains(w.NetworkId)
                || (w.Id == actor.RecordsId && w.State != WorkshopState.Closed));

    /// <summary>The workshops that this actor facilitates.</summary>
    public static IQueryable<Workshop> RunBy(this IQueryable<Workshop> workshops, Actor actor) =>
        actor.SeesAllNetworks ? workshops : workshops.Where(w => actor.CoordinatedIds.Contains(w.NetworkId));

    /// <summary>The workshops whose plenary record this actor keeps: as a facilitator, or with the recorder's link until the workshop is over.</summary>
    public static IQueryable<Workshop> RecordedBy(this IQueryable<Workshop> workshops, Actor actor) =>
        actor.SeesAllNetworks
            ? workshops
            : workshops.Where(w => actor.CoordinatedIds.Contains(w.NetworkId) || (w.Id == actor.RecordsId && w.State != WorkshopState.Closed));
}
