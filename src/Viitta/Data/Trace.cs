using Viitta.Common;

namespace Viitta.Data;

/// <summary>
/// A kind of change that leaves a <see cref="Trace"/>. Declare each as a <c>static readonly</c> field in its room;
/// docs/traces.md lists them all, and a test compares.
/// </summary>
/// <param name="Code">Dotted, room first: <c>workshops.part-released</c>.</param>
public sealed record TraceKind(string Code);

/// <summary>
/// The audit record of one change: who did what to which row, and when. Holds no contact detail, no free text and
/// no identifier of a person other than the acting user's own id.
/// </summary>
public sealed class Trace
{
    public Guid Id { get; private init; }

    public DateTime At { get; private init; }

    public string What { get; private init; } = "";

    /// <summary>Id of the row that the change is about.</summary>
    public string Subject { get; private init; } = "";

    public string? NetworkId { get; private init; }

    /// <summary>user, participant, recorder, owner, organization, program or stranger.</summary>
    public string ActorKind { get; private init; } = "";

    /// <summary>The user's id. Never a participant's: what a table wrote is not traced back to a phone.</summary>
    public Guid? UserId { get; private init; }

    /// <param name="untimed">The id, too, then tells no hour: ids are otherwise in the order of time.</param>
    public static Trace Of(TraceKind what, object subject, string? networkId, Actor actor, DateTime now, bool untimed = false) => new()
    {
        Id = untimed ? Guid.CreateVersion7(DateTimeOffset.UnixEpoch) : Guid.CreateVersion7(),
        At = now,
        What = what.Code,
        Subject = subject.ToString()!,
        NetworkId = networkId,
        ActorKind = actor switch
        {
            { IsProgram: true } => "program",
            { ContactPointId: not null } => "owner",
            { OrganizationId: not null } => "organization",
            { IsRecorder: true } => "recorder",
            { IsUser: true } => "user",
            { IsParticipant: true } => "participant",
            _ => "stranger",
        },
        UserId = actor.UserId,
    };
}

/// <summary>
/// Rows of this type may change without a trace; the reason says why: housekeeping that no person decided on.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UntracedAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}

/// <summary>Text in this property is made by the program (a hash, a stored document): the identifier guard passes it by.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MachineTextAttribute : Attribute;

/// <summary>Rows that two people may edit at once. <see cref="ViittaDb"/> counts the version and refuses a stale save.</summary>
public interface IVersioned
{
    /// <summary>Counts up by one at every save; a form carries the version it was made from.</summary>
    int Version { get; set; }
}
