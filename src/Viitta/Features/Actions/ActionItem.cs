using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.ServiceMap;

namespace Viitta.Features.Actions;

/// <summary>From written down to done. The names are texts: <c>actions.state.…</c>.</summary>
public enum ActionState
{
    Open,
    Agreed,

    /// <summary>Done. The only state in which nothing is waited for.</summary>
    Resolved,

    /// <summary>Taken to management or to the national level; the network still waits.</summary>
    Escalated,
}

/// <summary>
/// A follow-up with owner, due date and state (HSEEP: corrective action of an improvement plan). The product calls it
/// an action; the class is an item so that it does not hide <see cref="System.Action"/>.
/// </summary>
public sealed class ActionItem : IVersioned
{
    public const int TextLength = 1000;

    public static readonly Refusal NotCoordinator = new("actions.not-coordinator", 403);
    public static readonly Refusal DueMissing = new("actions.due", 400) { Field = "due" };

    /// <summary>The due date that a new action starts from, in days.</summary>
    public const int DueDays = 60;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string NetworkId { get; init; }

    /// <summary>Id of the theme whose pathway it came from, or empty.</summary>
    public string ThemeId { get; init; } = "";

    /// <summary>The workshop whose findings it answers, when it came from one: its report tells it.</summary>
    public Guid? WorkshopId { get; init; }

    /// <summary>P1–P10, or empty.</summary>
    public string StepId { get; init; } = "";

    public GapKind? GapKind { get; init; }

    public required LocalText Text { get; set; }

    /// <summary>The organisation that answers for it.</summary>
    public Guid? OwnerId { get; set; }

    public required DateOnly Due { get; set; }

    public ActionState State { get; set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? ClosedAt { get; set; }

    public int Version { get; set; }

    public bool IsDone => State == ActionState.Resolved;

    /// <summary>Not done, and its day is past.</summary>
    public bool IsOverdue(DateOnly today) => !IsDone && Due < today;

    public void Change(ActionTerms terms, string language, DateTime now)
    {
        if (terms.State != State)
        {
            ClosedAt = terms.State == ActionState.Resolved ? now : null;
        }
        // Words left as they were shown, perhaps in another language, are not written anew in this one.
        Text = Text.In(language) == terms.Text ? Text : Text.With(language, terms.Text);
        (OwnerId, Due, State) = (terms.OwnerId, terms.Due!.Value, terms.State);
    }
}

/// <summary>What may be said about an action, when it is made and later.</summary>
/// <param name="Overruled">The coordinator has looked at the warning and says that it is nobody's data.</param>
public sealed record ActionTerms(string Text, Guid? OwnerId, DateOnly? Due, ActionState State = ActionState.Open, bool Overruled = false)
{
    public ActionTerms Cleaned => this with { Text = FreeText.Clean(Text) };

    public Refusal? Check() => this switch
    {
        { Text.Length: 0 } => Refusals.Required.For("text"),
        { Text.Length: > ActionItem.TextLength } => Refusals.TooLong.With(ActionItem.TextLength).For("text"),
        { Due: null } => ActionItem.DueMissing,
        { Overruled: false } when IdentifierGuard.Suspicions(Text).Count > 0 => Refusals.Suspicious.For("text"),
        _ => null,
    };
}

internal sealed class ActionTable : IEntityTypeConfiguration<ActionItem>
{
    public void Configure(EntityTypeBuilder<ActionItem> builder)
    {
        builder.ToTable("Actions");
        builder.Ignore(a => a.IsDone);
        builder.Property(a => a.NetworkId).HasMaxLength(40);
        builder.Property(a => a.ThemeId).HasMaxLength(40);
        builder.Property(a => a.StepId).HasMaxLength(4);
        builder.HasIndex(a => a.NetworkId);
        builder.HasIndex(a => a.WorkshopId);
        builder.HasOne<Organization>().WithMany().HasForeignKey(a => a.OwnerId).OnDelete(DeleteBehavior.Restrict);
    }
}

public static class ActionSets
{
    extension(ViittaDb db)
    {
        public DbSet<ActionItem> Actions => db.Set<ActionItem>();
    }

    public static IQueryable<ActionItem> Of(this IQueryable<ActionItem> actions, Actor actor) =>
        actor.SeesAllNetworks ? actions : actions.Where(a => actor.NetworkIds.Contains(a.NetworkId));
}
