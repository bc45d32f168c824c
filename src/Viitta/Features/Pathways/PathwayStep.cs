using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Pathways;

/// <summary>One of P1–P10 in a pathway: the network's own wording and who does what.</summary>
public sealed class PathwayStep : IVersioned
{
    public const int TextLength = 4000;

    /// <summary>The organisation has that role at this step already.</summary>
    public static readonly Refusal Twice = new("pathways.twice", 400);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid PathwayId { get; init; }

    public required string StepId { get; init; }

    public LocalText Text { get; set; } = LocalText.Empty;

    /// <summary>The coordinator has gone through the finding.</summary>
    public bool Decided { get; set; }

    /// <summary>Counts the changes of its responsibilities too.</summary>
    public int Version { get; set; }

    public List<Responsibility> Responsibilities { get; init; } = [];

    /// <summary>What was taken away lately, the newest last.</summary>
    public RemovedParts Removed { get; private set; } = RemovedParts.None;

    public IEnumerable<Responsibility> Leads => Responsibilities.Where(r => r.Role == Role.Leads);

    /// <summary>Who leads in each situation that the leaders depend on.</summary>
    public IReadOnlyList<LedSituation> Led => LedSituation.Of(Leads.Select(r => (r.OrganizationId, r.When)));

    /// <summary>The worst of the situations: a step that nobody leads at night has no leader.</summary>
    public Leadership Leadership
    {
        get
        {
            var found = Led.Select(l => l.Leadership).ToHashSet();
            return found.Contains(Leadership.None) ? Leadership.None : found.Contains(Leadership.Several) ? Leadership.Several : Leadership.One;
        }
    }

    /// <summary>
    /// Who leads at set times only, with nobody named to stand in and no other leader who is there at night. Hours not known are
    /// not held against anybody.
    /// </summary>
    public IEnumerable<Responsibility> Asleep => Leads.Where(r =>
        r.Hours is Cover.OfficeHours or Cover.ByAppointment && r.SubstituteId is null && r.When[Situation.Night] != false && !IsLedAtNight(r.When));

    /// <summary>J first, then O, K, T; as they were added.</summary>
    public IEnumerable<Responsibility> Ordered => Responsibilities.OrderBy(r => r.Role).ThenBy(r => r.Id);

    /// <summary>Adds it, or changes the one with that id. The same form sent twice is one responsibility.</summary>
    public Outcome Put(Guid id, Guid organizationId, ResponsibilityTerms terms)
    {
        if (Responsibilities.Exists(r => r.Id != id && r.OrganizationId == organizationId && r.Role == terms.Role))
        {
            return Twice;
        }
        if (Responsibilities.Find(r => r.Id == id) is not { } responsibility)
        {
            responsibility = new Responsibility { Id = id, PathwayStepId = Id, OrganizationId = organizationId, Role = terms.Role };
            Responsibilities.Add(responsibility);
        }
        responsibility.Agree(terms);
        return Outcome.Ok;
    }

    /// <summary>Two organisations are one: what both did in a role is told once, and nobody stands in for itself.</summary>
    public void Join(Guid from, Guid into)
    {
        foreach (var joining in Responsibilities.Where(r => r.OrganizationId == from).ToList())
        {
            if (Responsibilities.Find(r => r.OrganizationId == into && r.Role == joining.Role) is { } same)
            {
                same.TakeOver(joining);
                Responsibilities.Remove(joining);
            }
            else
            {
                joining.OrganizationId = into;
            }
        }
        foreach (var responsibility in Responsibilities)
        {
            var substitute = responsibility.SubstituteId == from ? into : responsibility.SubstituteId;
            responsibility.SubstituteId = substitute == responsibility.OrganizationId ? null : substitute;
        }
    }

    /// <summary>Takes it away, to be put back for thirty days.</summary>
    public void Remove(Guid id, DateTime now)
    {
        if (Responsibilities.Find(r => r.Id == id) is { } row)
        {
            Responsibilities.Remove(row);
            Removed = new([.. Removed.Since(now), new(row.Id, row.OrganizationId, row.Terms, now)]);
        }
    }

    /// <summary>Puts back what was taken away, as it was. One that is there is there: a double click.</summary>
    public Outcome PutBack(Guid id, DateTime now)
    {
        if (Responsibilities.Exists(r => r.Id == id))
        {
            return Outcome.Ok;
        }
        if (Removed.Since(now).FirstOrDefault(r => r.Id == id) is not { } part)
        {
            return Refusals.NotFound;
        }
        var outcome = Put(part.Id, part.OrganizationId, part.Terms);
        Removed = outcome.Refused ? Removed : new([.. Removed.Parts.Where(r => r.Id != id)]);
        return outcome;
    }

    /// <summary>Whether somebody leads around the clock in every case of that situation.</summary>
    private bool IsLedAtNight(Situation when)
    {
        var awake = Leads.Where(r => r.Hours == Cover.Always).ToList();
        var night = when.With(Situation.Night, true);
        return Situation.Over(awake.SelectMany(r => r.When.Answers).Select(a => a.Key).Distinct())
            .Where(night.MayBe).All(known => awake.Exists(r => r.When.MayBe(known)));
    }

    public void JoinServices(Guid from, Guid into)
    {
        foreach (var responsibility in Responsibilities.Where(r => r.ServiceId == from))
        {
            responsibility.ServiceId = into;
        }
    }
}

/// <summary>An organisation's part in a step, as it was when it was taken away.</summary>
public sealed record RemovedPart(Guid Id, Guid OrganizationId, ResponsibilityTerms Terms, DateTime At);

public sealed record RemovedParts(IReadOnlyList<RemovedPart> Parts)
{
    public static readonly RemovedParts None = new([]);

    /// <summary>Those that can still be put back.</summary>
    public IEnumerable<RemovedPart> Since(DateTime now) => Parts.Where(p => now < p.At + Keeping.UndoTime);
}

internal sealed class PathwayStepTable : IEntityTypeConfiguration<PathwayStep>
{
    public void Configure(EntityTypeBuilder<PathwayStep> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Ignore(s => s.Leads).Ignore(s => s.Led).Ignore(s => s.Leadership).Ignore(s => s.Asleep).Ignore(s => s.Ordered);
        builder.Property(s => s.StepId).HasMaxLength(4);
        builder.Property(s => s.Removed).HasDefaultValue(RemovedParts.None).HasConversion(
            r => JsonSerializer.Serialize(r.Parts, JsonSerializerOptions.Web),
            r => new RemovedParts(JsonSerializer.Deserialize<List<RemovedPart>>(r, JsonSerializerOptions.Web)!));
        builder.HasIndex(s => new { s.PathwayId, s.StepId }).IsUnique();
        builder.HasMany(s => s.Responsibilities).WithOne().HasForeignKey(r => r.PathwayStepId);
    }
}
