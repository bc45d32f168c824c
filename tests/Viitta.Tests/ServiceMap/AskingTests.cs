using Viitta.Common;
using Viitta.Features.ServiceMap;

namespace Viitta.Tests.ServiceMap;

/// <summary>When an owner is asked, by the rule alone.</summary>
public sealed class AskingTests
{
    private const string Address = "jour@example.fi";

    private static readonly DateOnly Verified = new(2027, 1, 8);

    private static DateTime At(DateOnly day) => DateTime.SpecifyKind(day.ToDateTime(new TimeOnly(10, 0)), DateTimeKind.Utc);

    private static ContactPoint Contact(DateOnly? verified, string address = Address)
    {
        var contact = new ContactPoint { ServiceId = Guid.NewGuid(), Function = LocalText.Same("Jour"), Email = address };
        if (verified is { } day)
        {
            contact.Verify(LocalText.Same("on duty"), VerificationMethod.Called, At(day));
        }
        return contact;
    }

    private static ConfirmationLink Link(DateOnly sent, bool reminder = false, DateOnly? answered = null, string address = Address) => new()
    {
        ContactPointId = Guid.Empty,
        KeyHash = "k",
        AddressHash = ConfirmationLink.HashOf(address),
        SentAt = At(sent),
        ExpiresAt = At(sent).AddDays(30),
        IsReminder = reminder,
        AnsweredAt = answered is { } day ? At(day) : null,
    };

    private static ContactProposal Proposal(DateOnly at, ProposalKind kind, Action<ContactProposal>? then = null, string seen = Address)
    {
        var proposal = new ContactProposal
        {
            ContactPointId = Guid.Empty,
            Kind = kind,
            At = At(at),
            BasedOn = 0,
            Seen = new ContactDetails("", seen, "", [], false, Schedule.NotKnown),
        };
        then?.Invoke(proposal);
        return proposal;
    }

    private static AskKind? Due(string today, ContactPoint contact, ConfirmationLink[]? links = null, ContactProposal[]? proposals = null) =>
        new Asking(contact, links ?? [], proposals ?? []).DueOn(DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Five_months_and_a_half_after_a_verification()
    {
        Assert.Null(Due("2027-06-22", Contact(Verified)));
        Assert.Equal(AskKind.Ask, Due("2027-06-23", Contact(Verified)));
        Assert.Null(Due("2027-06-23", Contact(Verified, address: "")));
    }

    [Fact]
    public void Nobody_is_asked_before_a_person_has_verified_or_asked()
    {
        Assert.Null(Due("2030-01-01", Contact(verified: null)));
        Assert.Equal(AskKind.Ask, Due("2027-07-08", Contact(verified: null), [Link(Verified)]));
    }

    [Fact]
    public void One_reminder_after_a_fortnight_and_then_silence()
    {
        ConfirmationLink[] asked = [Link(new(2027, 6, 23))];
        Assert.Null(Due("2027-07-06", Contact(Verified), asked));
        Assert.Equal(AskKind.Remind, Due("2027-07-07", Contact(Verified), asked));
        Assert.Null(Due("2027-08-30", Contact(Verified), asked)); // too late to remind
        ConfirmationLink[] reminded = [.. asked, Link(new(2027, 7, 7), reminder: true)];
        Assert.Null(Due("2027-07-21", Contact(Verified), reminded));
        Assert.False(new Asking(Contact(Verified), reminded, []).IsSilentOn(new(2027, 7, 20)));
        Assert.True(new Asking(Contact(Verified), reminded, []).IsSilentOn(new(2027, 7, 21)));
        Assert.Null(Due("2027-12-22", Contact(Verified), reminded));
        Assert.Equal(AskKind.Ask, Due("2027-12-23", Contact(Verified), reminded)); // half a year after the last question
    }

    [Fact]
    public void An_answer_in_any_form_ends_it()
    {
        ConfirmationLink[] asked = [Link(new(2027, 6, 23))];
        Assert.Null(Due("2027-07-07", Contact(new(2027, 6, 24)), asked));
        Assert.Null(Due("2027-07-07", Contact(Verified), [Link(new(2027, 6, 23), answered: new(2027, 6, 25))]));
        Assert.Null(Due("2027-07-07", Contact(Verified), asked, [Proposal(new(2027, 6, 25), ProposalKind.Change, p => p.Reject(At(new(2027, 6, 26))))]));
        Assert.Null(Due("2028-07-07", Contact(Verified), asked, [Proposal(new(2027, 6, 25), ProposalKind.Change)])); // waits for the coordinator
    }

    [Fact]
    public void Another_address_ends_it()
    {
        ConfirmationLink[] asked = [Link(new(2027, 6, 23)), Link(new(2027, 7, 7), reminder: true)];
        var moved = Contact(Verified, "new@example.fi");
        Assert.Null(Due("2027-07-07", moved, asked[..1]));
        Assert.False(new Asking(moved, asked, []).IsSilentOn(new(2027, 8, 1)));
    }

    [Fact]
    public void Not_us_ends_it_for_that_address_for_good()
    {
        ContactProposal[] notUs = [Proposal(new(2027, 6, 25), ProposalKind.NotUs, p => p.AcceptFor(Contact(Verified), frontGate: false, At(new(2027, 6, 26))))];
        Assert.Null(Due("2028-07-07", Contact(Verified), [Link(new(2027, 6, 23))], notUs));
        Assert.Equal(AskKind.Ask, Due("2028-07-07", Contact(Verified, "new@example.fi"), [Link(new(2027, 6, 23))], notUs));
    }
}
