using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Networks;

namespace Viitta.Features.ServiceMap;

/// <summary>An organisation, a service or a contact point: what can be taken off the map, and put back for thirty days.</summary>
public interface IOnTheMap
{
    Guid Id { get; }

    /// <summary>Null for what is national.</summary>
    string? NetworkId { get; }

    DateTime? RemovedAt { get; set; }
}

/// <summary>Who keeps what, and the small rules that all rows of the map share.</summary>
public static class Keeping
{
    public static readonly TimeSpan UndoTime = TimeSpan.FromDays(30);

    public static readonly Refusal NotKeeper = new("servicemap.not-keeper", 403);
    public static readonly Refusal NameMissing = new("servicemap.name-missing", 400) { Field = "name-fi" };

    /// <summary>Some places must stay secret, and nobody can tell which by their text: where one is stands in a contact's place (<see cref="VisitingPlace"/>) or nowhere.</summary>
    public static readonly Refusal NoAddress = new("servicemap.no-address", 400);

    /// <summary>A network's rows are its coordinators', national rows the national coordinators'.</summary>
    public static bool Keeps(this Actor actor, string? networkId) =>
        networkId is null ? actor.IsProgram || actor.IsNational : actor.Coordinates(networkId);

    public static bool CanComeBack(this IOnTheMap row, DateTime now) => row.RemovedAt is { } at && now < at + UndoTime;

    /// <summary>The practice region has numbers of its own.</summary>
    public static async Task<bool> IsPracticeAsync(this ViittaDb db, string? networkId, CancellationToken ct) =>
        networkId is not null && await db.Networks.AnyAsync(n => n.Id == networkId && n.IsPractice, ct);

    /// <summary>Refuses a text that is too long or says where a place is, in any language, at its own field: <c>name-sv</c>.</summary>
    public static Refusal? Problem(this LocalText text, int longest, string field) =>
        Languages.All.Select(l => Problem(text.Exactly(l), longest)?.For($"{field}-{l}")).FirstOrDefault(r => r is not null);

    /// <summary>The same of a text in one language.</summary>
    public static Refusal? Problem(string text, int longest) =>
        text.Length > longest ? Refusals.TooLong.With(longest)
        : IdentifierGuard.HasStreetAddress(text) ? NoAddress
        : null;

    /// <summary>The same of a text about how a case goes on, which may be published: what looks like a person's data is asked about first.</summary>
    /// <param name="overruled">Its writer has looked at the warning and says that it is none.</param>
    public static Refusal? Problem(string text, int longest, bool overruled) =>
        Problem(text, longest) ?? (!overruled && IdentifierGuard.Suspicions(text).Count > 0 ? Refusals.Suspicious : null);
}
