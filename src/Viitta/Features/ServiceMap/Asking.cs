using NodaTime;
using NodaTime.Extensions;
using Viitta.Common;

namespace Viitta.Features.ServiceMap;

/// <summary>What is to be mailed to a contact's owner today.</summary>
public enum AskKind
{
    /// <summary>"Is this still right?"</summary>
    Ask,

    /// <summary>The same once more, a fortnight later.</summary>
    Remind,
}

/// <summary>
/// When the owner of a contact is asked by itself: about half a year after the last verification, at most twice a year,
/// with one reminder. Nobody is asked about a contact that no person has yet verified or asked about: the first step is
/// a person's. A new address, an answer in any form and a verification end the asking.
/// </summary>
/// <param name="links">All that were mailed about the contact.</param>
/// <param name="proposals">All that its owner answered.</param>
public sealed class Asking(ContactPoint contact, IReadOnlyList<ConfirmationLink> links, IReadOnlyList<ContactProposal> proposals)
{
    /// <summary>Verified that long ago: the question comes before the half year is full.</summary>
    private static readonly Period AskAfter = Period.FromMonths(5) + Period.FromDays(15);

    private static readonly Period BetweenAsks = Period.FromMonths(6);

    private const int DaysToAnswer = 14;

    /// <summary>A reminder that could not go out in time (turned off, or the program was down) is dropped.</summary>
    private const int ReminderIsLate = 45;

    private readonly string _address = ConfirmationLink.HashOf(contact.Email);

    /// <summary>When it was last asked at the address that it has now.</summary>
    private DateTime? AskedAt => links.Where(l => l.AddressHash == _address && !l.IsReminder).Max(l => (DateTime?)l.SentAt);

    private DateTime? RemindedAt => links.Where(l => l.AddressHash == _address && l.IsReminder && l.SentAt > AskedAt).Max(l => (DateTime?)l.SentAt);

    private DateTime? VerifiedAt => contact.Verifications.Max(v => (DateTime?)v.At);

    /// <summary>Asked, and no word since: neither an answer nor a verification.</summary>
    private bool Waiting => AskedAt is { } asked && !(VerifiedAt >= asked)
        && !links.Any(l => l.AddressHash == _address && l.AnsweredAt >= asked) && !proposals.Any(p => p.At >= asked);

    /// <summary>The coordinator has not decided yet, or has agreed that the address is not the owner's.</summary>
    private bool IsSettledElsewhere => proposals.Any(p => p.State == ProposalState.Open
        || (p is { Kind: ProposalKind.NotUs, State: ProposalState.Accepted } && p.Seen?.Email == contact.Email));

    public AskKind? DueOn(DateOnly today)
    {
        if (contact.Email.Length == 0 || contact.RemovedAt is not null || IsSettledElsewhere)
        {
            return null;
        }
        if (Waiting && RemindedAt is null && DaysSince(AskedAt!.Value, today) is >= DaysToAnswer and < ReminderIsLate)
        {
            return AskKind.Remind;
        }
        var anyAsk = links.Where(l => !l.IsReminder).Max(l => (DateTime?)l.SentAt);
        return (VerifiedAt ?? anyAsk) is not null && IsPast(VerifiedAt, AskAfter, today) && IsPast(anyAsk, BetweenAsks, today) ? AskKind.Ask : null;
    }

    /// <summary>Reminded, and a fortnight later still no word: a task for the coordinator.</summary>
    public bool IsSilentOn(DateOnly today) => !IsSettledElsewhere && Waiting && RemindedAt is { } at && DaysSince(at, today) >= DaysToAnswer;

    private static bool IsPast(DateTime? at, Period wait, DateOnly today) =>
        at is not { } then || (Clock.Local(then).Date + wait).ToDateOnly() <= today;

    private static int DaysSince(DateTime at, DateOnly today) => today.DayNumber - Clock.LocalDate(at).DayNumber;
}
