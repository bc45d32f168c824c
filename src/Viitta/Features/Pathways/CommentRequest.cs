using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Pathways;

/// <summary>What an organisation says of a proposed pathway as a whole.</summary>
public enum Stance
{
    Agrees,

    /// <summary>It agrees once what it writes is changed.</summary>
    AgreesWithChanges,

    Disagrees,
}

/// <summary>What an organisation answers.</summary>
/// <param name="Text">On the whole.</param>
/// <param name="Steps">Step id → its words on that step; without those that it says nothing of.</param>
public sealed record CommentWords(Stance Stance, string Text, IReadOnlyDictionary<string, string> Steps);

/// <summary>
/// One organisation asked to comment on a draft, by a link of its own and without an account, and what it answered. The
/// answer may be changed while the round lasts; it stays with the version that is adopted.
/// </summary>
public sealed class CommentRequest : IVersioned
{
    public const int TextLength = 2000;

    /// <summary>A second mail to the same organisation waits that long.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    public static readonly Refusal Over = new("pathways.comments-over", 410);
    public static readonly Refusal StanceMissing = new("pathways.stance-missing", 400) { Field = "stance" };

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid PathwayId { get; init; }

    /// <summary>Another one only when two organisations are joined.</summary>
    public required Guid OrganizationId { get; set; }

    /// <summary>Hash of the key in the link: what an opened link is looked up by.</summary>
    [MachineText]
    public required string KeyHash { get; set; }

    /// <summary>The key itself, sealed by the program: the coordinator may pass the link on by hand.</summary>
    [MachineText]
    public required string SealedKey { get; set; }

    public required DateTime AskedAt { get; init; }

    public DateTime? MailedAt { get; private set; }

    public DateTime? AnsweredAt { get; private set; }

    public Stance? Stance { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>Step id → the organisation's words on it.</summary>
    public IReadOnlyDictionary<string, string> Steps { get; private set; } = new Dictionary<string, string>();

    /// <summary>Step id → the step's version that the answer is about.</summary>
    public IReadOnlyDictionary<string, int> Seen { get; private set; } = new Dictionary<string, int>();

    public int Version { get; set; }

    /// <summary>Whether a mail goes out now; the same form sent twice is one mail.</summary>
    public bool Mail(DateTime now)
    {
        if (AnsweredAt is not null || MailedAt > now - Pause)
        {
            return false;
        }
        MailedAt = now;
        return true;
    }

    /// <param name="seen">As in <see cref="Seen"/>.</param>
    public void Answer(CommentWords words, IReadOnlyDictionary<string, int> seen, DateTime now) =>
        (Stance, Text, Steps, Seen, AnsweredAt) = (words.Stance, words.Text, words.Steps, seen, now);

    /// <summary>The link that is out opens no more. What was answered through it stays, to be changed through the new one.</summary>
    /// <param name="link">Of <see cref="CommentKeys.New"/>.</param>
    public void Renew((string KeyHash, string SealedKey) link) => (KeyHash, SealedKey, MailedAt) = (link.KeyHash, link.SealedKey, null);

    /// <summary>The step has been worked on since the answer.</summary>
    public bool IsOlderThan(PathwayStep step) => Seen.TryGetValue(step.StepId, out var version) && step.Version > version;

    /// <summary>Ids of the steps that have been worked on since the answer, in their order.</summary>
    public IEnumerable<string> ChangedSince(Pathway pathway) => pathway.Ordered.Where(IsOlderThan).Select(s => s.StepId);
}

internal sealed class CommentRequestTable : IEntityTypeConfiguration<CommentRequest>
{
    public void Configure(EntityTypeBuilder<CommentRequest> builder)
    {
        builder.Property(r => r.KeyHash).HasMaxLength(64);
        builder.Property(r => r.SealedKey).HasMaxLength(500);
        builder.Property(r => r.Text).HasMaxLength(CommentRequest.TextLength);
        builder.Property(r => r.Steps).AsJson();
        builder.Property(r => r.Seen).AsJson();
        builder.HasIndex(r => r.KeyHash).IsUnique();
        builder.HasIndex(r => new { r.PathwayId, r.OrganizationId }, "OnceAskedOfEach").IsUnique();
        builder.HasOne<Pathway>().WithMany().HasForeignKey(r => r.PathwayId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(r => r.OrganizationId).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class CommentRequestSets
{
    extension(ViittaDb db)
    {
        public DbSet<CommentRequest> CommentRequests => db.Set<CommentRequest>();
    }

    /// <summary>The coordinators of the pathway's network read them.</summary>
    public static IQueryable<CommentRequest> Of(this IQueryable<CommentRequest> requests, Actor actor, ViittaDb db) =>
        actor.SeesAllNetworks
            ? requests
            : requests.Where(r => db.Set<Pathway>().Any(p => p.Id == r.PathwayId && actor.CoordinatedIds.Contains(p.NetworkId)));
}
