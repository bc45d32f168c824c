using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Viitta.Common;
using Viitta.Data;
using Viitta.Features.Layout;

namespace Viitta.Features.ServiceMap;

/// <summary>A contact point: how it is reached, who confirmed it, what its owner answered; its keepers confirm it here.</summary>
public sealed class ContactPageModel(
    ViittaDb db, VerifyContact verify, SayContactWorks works, SendConfirmation send, DecideProposal decide, RemoveFromMap remove,
    Catalogue catalogue) : ViittaPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ContactPoint Contact { get; private set; } = null!;

    public Service Service { get; private set; } = null!;

    public Organization Organization { get; private set; } = null!;

    /// <summary>Those that wait.</summary>
    public IReadOnlyList<ContactProposal> Proposals { get; private set; } = [];

    /// <summary>Those that were turned down and may still be taken over.</summary>
    public IReadOnlyList<ContactProposal> TurnedDown { get; private set; } = [];

    /// <summary>When the owner was last asked and has not answered; null otherwise.</summary>
    public DateTime? AskedAt { get; private set; }

    public bool Practice { get; private set; }

    public bool FrontGate => Service.IsFrontGate(catalogue);

    public bool Keeps => Actor.Keeps(Contact.NetworkId);

    /// <summary>The source's own words, with a full date as the reader writes it.</summary>
    public string Source => DateOnly.TryParseExact(Contact.SourceDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? $"{Contact.Source}, {Clock.Date(day)}"
        : Contact.SourceDate.Length > 0 ? $"{Contact.Source}, {Contact.SourceDate}" : Contact.Source;

    public override async Task<bool> LoadAsync(CancellationToken ct)
    {
        if (await db.ContactPoints.Of(Actor).Include(c => c.Verifications).AsNoTracking().FirstOrDefaultAsync(c => c.Id == Id, ct) is not { } contact
            || (contact.RemovedAt is not null && !Actor.Keeps(contact.NetworkId)))
        {
            return false;
        }
        Contact = contact;
        Service = await db.Services.AsNoTracking().FirstAsync(s => s.Id == contact.ServiceId, ct);
        Organization = await db.Organizations.AsNoTracking().FirstAsync(o => o.Id == Service.OrganizationId, ct);
        Practice = await db.IsPracticeAsync(contact.NetworkId, ct);
        if (Keeps)
        {
            var proposals = await db.ContactProposals.Of(Actor, db).AsNoTracking()
                .Where(p => p.ContactPointId == Id && p.State != ProposalState.Accepted).OrderBy(p => p.At).ToListAsync(ct);
            Proposals = proposals.FindAll(p => p.State == ProposalState.Open);
            TurnedDown = proposals.FindAll(p => p.State == ProposalState.Rejected && p.CanBeAccepted(Now));
            AskedAt = await db.ConfirmationLinks.OpenFor(contact, Now)
                .MaxAsync(l => (DateTime?)l.SentAt, ct);
        }
        return true;
    }

    public async Task<IActionResult> OnPostVerifyAsync(string? role, CancellationToken ct) => await AfterAsync(
        await verify.RunAsync(Actor, Id, Request.Form.Version, Request.Form.Choice<VerificationMethod>("method"), role, ct),
        $"/contacts/{Id}?done=verified");

    public async Task<IActionResult> OnPostWorksAsync(CancellationToken ct) =>
        await AfterAsync(await works.RunAsync(Actor, Id, ct), $"/contacts/{Id}?done=decided");

    public async Task<IActionResult> OnPostAskAsync(CancellationToken ct) =>
        await AfterAsync(await send.RunAsync(Actor, Id, ct), $"/contacts/{Id}?done=sent");

    public Task<IActionResult> OnPostAcceptAsync(Guid proposal, CancellationToken ct) => DecideAsync(proposal, accept: true, ct);

    public Task<IActionResult> OnPostRejectAsync(Guid proposal, CancellationToken ct) => DecideAsync(proposal, accept: false, ct);

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken ct) =>
        await AfterAsync(await remove.RunAsync(Actor, MapRow.Contact, Id, remove: true, ct), $"/contacts/{Id}");

    public async Task<IActionResult> OnPostPutBackAsync(CancellationToken ct) =>
        await AfterAsync(await remove.RunAsync(Actor, MapRow.Contact, Id, remove: false, ct), $"/contacts/{Id}");

    private async Task<IActionResult> DecideAsync(Guid proposal, bool accept, CancellationToken ct) =>
        await AfterAsync(await decide.RunAsync(Actor, proposal, Request.Form.Version, accept, ct), $"/contacts/{Id}?done=decided");
}

/// <summary>"This number does not work", beside a contact.</summary>
/// <param name="Name">Tells the button from the others on the page.</param>
public sealed record ReportButton(Guid ContactPointId, string Phone, LocalText Name);
